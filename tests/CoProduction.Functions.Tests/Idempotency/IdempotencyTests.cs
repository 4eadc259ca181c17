using System.Net;
using System.Text.Json.Nodes;
using CoProduction.Functions.Access;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.Idempotency;

/// <summary>Requests that carry an Idempotency-Key, sent more than once.</summary>
public sealed class IdempotencyTests(ExamplesFixture register) : IClassFixture<ExamplesFixture>
{
    [Fact]
    public async Task Repeated_request_is_answered_the_same_and_does_nothing_more()
    {
        var first = await Post("same", Stock("pol-once", 1));
        var again = await Post("same", Stock("pol-once", 1));

        Assert.Equal(HttpStatusCode.Created, first.Status);
        Assert.Equal((first.Status, first.Text, first.ETag, first.Headers.Location), (again.Status, again.Text, again.ETag, again.Headers.Location));
        Assert.False(first.Headers.Contains("Idempotency-Replayed"));
        Assert.Equal(["true"], again.Headers.GetValues("Idempotency-Replayed"));
        Assert.Single((await register.Client.Get("api/v1/stocks/pol-once/history")).Json["items"]!.AsArray());
    }

    [Fact]
    public async Task Key_with_another_body_is_refused_and_nothing_is_done()
    {
        await Post("other", Stock("pol-first", 1));

        var answer = await Post("other", Stock("pol-second", 1));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "idempotency-key-reused"), (answer.Status, answer.Code));
        Assert.Equal(HttpStatusCode.NotFound, (await register.Client.Get("api/v1/stocks/pol-second")).Status);
    }

    [Fact]
    public async Task Record_without_an_id_is_entered_once_however_often_and_at_once_it_is_sent()
    {
        var stock = Stock("", 77);
        stock.Remove("id");

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Post("at once", stock)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Created, answer.Status));
        Assert.Single(answers.Select(answer => answer.Text).Distinct());
        Assert.Single(answers, answer => !answer.Headers.Contains("Idempotency-Replayed"));
    }

    [Fact]
    public async Task Key_is_its_callers_own()
    {
        await Post("mine", Stock("pol-mine", 1));
        using var other = register.ClientOf("DEU", Role.Contributor);

        var answer = await other.Ask(
            HttpMethod.Post, "api/v1/stocks", Asking.Json(Stock("deu-theirs", 1).ToJsonString()), ("Idempotency-Key", "mine"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("validation-failed", answer.Code);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(256)]
    public async Task Key_that_is_empty_or_too_long_is_refused(int length)
    {
        var answer = await Post(new string('k', length), Stock("pol-none", 1));

        Assert.Equal((HttpStatusCode.BadRequest, "invalid-header"), (answer.Status, answer.Code));
        Assert.Equal(HttpStatusCode.NotFound, (await register.Client.Get("api/v1/stocks/pol-none")).Status);
    }

    private static JsonObject Stock(string id, double value)
    {
        var stock = ResourceCase.Of("stocks").Example;
        (stock["id"], stock["value"], stock["scope"]) = (id, value, id.StartsWith("deu", StringComparison.Ordinal) ? "DEU" : "POL");
        return stock;
    }

    private Task<Answer> Post(string key, JsonNode stock) =>
        register.Client.Ask(HttpMethod.Post, "api/v1/stocks", Asking.Json(stock.ToJsonString()), ("Idempotency-Key", key));
}
