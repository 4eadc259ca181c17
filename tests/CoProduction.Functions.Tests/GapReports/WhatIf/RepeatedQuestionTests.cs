using System.Net;
using System.Text.Json.Nodes;
using Azure.Storage.Blobs;
using CoProduction.Functions.Access;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.GapReports.WhatIf;

/// <summary>Questions that carry an Idempotency-Key, asked more than once.</summary>
public sealed class RepeatedQuestionTests(ProgramFixture program) : IClassFixture<ProgramFixture>
{
    [Fact]
    public async Task Repeated_question_gets_the_first_answer_even_if_the_register_has_changed()
    {
        var first = await Ask("once", Question("us-withdraws"));
        await Register("AUS");
        var (again, anew) = (await Ask("once", Question("us-withdraws")), await Ask("another key", Question("us-withdraws")));

        Assert.Equal(HttpStatusCode.OK, first.Status);
        Assert.Equal((first.Status, first.Text), (again.Status, again.Text));
        Assert.Equal([false, true, false], new[] { first, again, anew }.Select(answer => answer.Headers.Contains("Idempotency-Replayed")));
    }

    [Fact]
    public async Task Published_answer_is_repeated_with_its_address()
    {
        var question = Question("europe-alone");
        question["snapshot"] = await program.Archive();

        var (first, again) = (await Ask("published", question), await Ask("published", question));

        Assert.Equal((HttpStatusCode.Created, first.Text, first.Headers.Location), (again.Status, again.Text, again.Headers.Location));
        Assert.True(again.Headers.Contains("Idempotency-Replayed"));
        Assert.Equal(HttpStatusCode.OK, (await program.Client.Get(again.Headers.Location!.ToString())).Status);
    }

    [Fact]
    public async Task Key_with_another_question_is_refused()
    {
        await Ask("taken", Question("us-withdraws"));

        var answer = await Ask("taken", Question("europe-alone"));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "idempotency-key-reused"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Key_is_its_callers_own()
    {
        await Ask("mine", Question("us-withdraws"));
        using var other = program.ClientOf("DEU", Role.Reader);

        var answer = await other.Ask(HttpMethod.Post, "api/v1/gap-reports", Asking.Json(Question("europe-alone").ToJsonString()), ("Idempotency-Key", "mine"));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.False(answer.Headers.Contains("Idempotency-Replayed"));
    }

    [Fact]
    public async Task Unreadable_key_is_refused()
    {
        var answer = await Ask(new string('k', 256), Question("us-withdraws"));

        Assert.Equal((HttpStatusCode.BadRequest, "invalid-header"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Refused_question_is_checked_again()
    {
        var question = Question("sc-no-such");

        Assert.Equal(["validation-failed", "validation-failed"], new[] { await Ask("refused", question), await Ask("refused", question) }.Select(answer => answer.Code));
    }

    [Fact]
    public async Task Answers_are_deleted_when_their_keys_have_expired_and_not_before()
    {
        var register = new ProgramFixture();
        await register.InitializeAsync();
        await using (register)
        {
            await Ask("old", Question("us-withdraws"), register);
            await register.Fire("ForgetOld");
            Assert.Single(Kept(register));

            register.Clock.Advance(TimeSpan.FromHours(25));
            await Ask("new", Question("us-withdraws"), register);
            await register.Fire("ForgetOld");

            Assert.Single(Kept(register));
            Assert.True((await Ask("new", Question("us-withdraws"), register)).Headers.Contains("Idempotency-Replayed"));
        }
    }

    private static IEnumerable<string> Kept(ProgramFixture register) =>
        new BlobContainerClient(register.ConnectionString, $"{register.StoragePrefix}-answers").GetBlobs().Select(blob => blob.Name);

    private static JsonObject Question(string scenario) => new() { ["asOf"] = "2026-11", ["scenarios"] = new JsonArray(new JsonObject { ["id"] = scenario }) };

    private Task<Answer> Ask(string key, JsonNode question, ProgramFixture? register = null) =>
        (register ?? program).Client.Ask(HttpMethod.Post, "api/v1/gap-reports", Asking.Json(question.ToJsonString()), ("Idempotency-Key", key));

    private async Task Register(string code)
    {
        var partner = ResourceCase.Of("partners").Example;
        partner["code"] = code;
        Assert.Equal(HttpStatusCode.Created, (await program.Client.Post("api/v1/partners", partner)).Status);
    }
}
