using System.Net;
using System.Text.Json;

namespace CoProduction.Functions.Tests.Access;

/// <summary>What becomes of tokens while their issuer changes keys or is away. Each test has a program and an issuer of its own.</summary>
public sealed class RolloverTests : IAsyncLifetime
{
    private readonly GuardedProgram program = new();

    private FakeIssuer Issuer => program.Issuer;

    public ValueTask InitializeAsync() => program.InitializeAsync();

    public ValueTask DisposeAsync() => program.DisposeAsync();

    [Fact]
    public async Task New_key_is_let_in_while_the_program_runs_and_a_withdrawn_one_no_more()
    {
        var first = Issuer.Draft(FakeIssuer.Poland);
        Assert.Equal(HttpStatusCode.OK, await Status(first));

        Issuer.Rotate(FakeIssuer.Poland, keepFormer: true);
        var second = Issuer.Draft(FakeIssuer.Poland);
        await Until(second, HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.OK, await Status(first));

        Issuer.Rotate(FakeIssuer.Poland, keepFormer: false);
        await Until(Issuer.Draft(FakeIssuer.Poland), HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.Unauthorized, await Status(first));
        Assert.Equal(HttpStatusCode.Unauthorized, await Status(second));
    }

    [Fact]
    public async Task Made_up_keys_do_not_make_the_program_ask_the_issuer_each_time()
    {
        Assert.Equal(HttpStatusCode.OK, await Status(Issuer.Draft(FakeIssuer.Poland)));

        await Task.WhenAll(Enumerable.Range(0, 200).Select(n => Status(Issuer.Draft(FakeIssuer.Poland).Head("kid", $"made-up-{n}"))));

        Assert.InRange(Issuer.Fetches, 1, 4);
    }

    [Fact]
    public async Task Strangers_tenants_are_not_asked_about_anything()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, await Status(Issuer.Draft(FakeIssuer.Stranger)));

        Assert.Equal(0, Issuer.Fetches);
    }

    [Fact]
    public async Task Issuer_that_is_down_is_told_from_a_bad_token_and_found_again_when_it_is_back()
    {
        Issuer.IsDown = true;
        using var answer = await program.Ask(Issuer.Draft(FakeIssuer.Poland));
        var problem = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "issuer-unavailable"), (answer.StatusCode, problem.GetProperty("code").GetString()));
        Assert.Equal(TimeSpan.FromSeconds(5), answer.Headers.RetryAfter?.Delta);
        Assert.DoesNotContain(Issuer.Address, problem.GetRawText(), StringComparison.Ordinal);

        Issuer.IsDown = false;
        await Until(Issuer.Draft(FakeIssuer.Poland), HttpStatusCode.OK);

        Issuer.IsDown = true;
        Assert.Equal(HttpStatusCode.OK, await Status(Issuer.Draft(FakeIssuer.Poland)));
    }

    private async Task<HttpStatusCode> Status(TokenDraft token)
    {
        using var answer = await program.Ask(token);
        return answer.StatusCode;
    }

    private async Task Until(TokenDraft token, HttpStatusCode status)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (await Status(token) != status)
        {
            await Task.Delay(200, patience.Token);
        }
    }
}
