using System.Net;
using System.Text.Json;
using CoProduction.Functions.Access.Tokens;

namespace CoProduction.Functions.Tests.Access;

/// <summary>Tokens while their issuer changes keys or is down. Each test has its own program and issuer.</summary>
public sealed class RolloverTests : IAsyncLifetime
{
    private readonly GuardedProgram program = new();

    private FakeIssuer Issuer => program.Issuer;

    private TokenDraft Draft => Issuer.Draft(FakeIssuer.Poland);

    public ValueTask InitializeAsync() => program.InitializeAsync();

    public ValueTask DisposeAsync() => program.DisposeAsync();

    [Fact]
    public async Task New_key_is_let_in_while_the_program_runs_and_a_withdrawn_one_no_more()
    {
        var first = Draft;
        await LetsIn(first);

        Issuer.Rotate(FakeIssuer.Poland, keepFormer: true);
        var second = Draft;
        program.Clock.Now += IssuerKeys.Pause;
        await LetsIn(second);
        await LetsIn(first);

        Issuer.Rotate(FakeIssuer.Poland, keepFormer: false);
        program.Clock.Now += IssuerKeys.Pause;
        await LetsIn(Draft);
        Assert.Equal(HttpStatusCode.Unauthorized, await Status(first));
        Assert.Equal(HttpStatusCode.Unauthorized, await Status(second));
    }

    [Fact]
    public async Task Made_up_keys_do_not_make_the_program_ask_the_issuer_each_time()
    {
        await LetsIn(Draft);

        program.Clock.Now += IssuerKeys.Pause;
        await Task.WhenAll(Enumerable.Range(0, 200).Select(n => Status(Draft.Head("kid", $"made-up-{n}"))));

        Assert.Equal(2, Issuer.Fetches);
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
        using var answer = await program.Ask(Draft);
        var problem = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "issuer-unavailable"), (answer.StatusCode, problem.GetProperty("code").GetString()));
        Assert.Equal(TimeSpan.FromSeconds(5), answer.Headers.RetryAfter?.Delta);
        Assert.DoesNotContain(Issuer.Address, problem.GetRawText(), StringComparison.Ordinal);

        Issuer.IsDown = false;
        program.Clock.Now += IssuerKeys.Pause;
        await LetsIn(Draft);

        Issuer.IsDown = true;
        program.Clock.Now += IssuerKeys.Freshness;
        await LetsIn(Draft);
    }

    [Fact]
    public async Task Program_is_not_ready_until_it_has_keys_and_stays_ready_while_it_may_use_them()
    {
        Issuer.IsDown = true;
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "silent"), await Keys());

        Issuer.IsDown = false;
        program.Clock.Now += IssuerKeys.Pause;

        // The first fetch can take longer than a probe waits; the next probe has what it fetched.
        for (var probes = 0; probes < 20 && (await Keys()).Keys != "answers"; probes++)
        {
            await Task.Delay(500);
            program.Clock.Now += IssuerKeys.Pause;
        }

        Assert.Equal((HttpStatusCode.OK, "answers"), await Keys());

        Issuer.IsDown = true;
        program.Clock.Now += IssuerKeys.Freshness;
        Assert.Equal((HttpStatusCode.OK, "answers"), await Keys());

        program.Clock.Now += IssuerKeys.Longest;
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "silent"), await Keys());
    }

    private async Task<(HttpStatusCode Status, string? Keys)> Keys()
    {
        using var answer = await program.Client.GetAsync("api/health/ready");
        var health = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());
        var keys = health.GetProperty("parts").EnumerateArray().Single(part => part.GetProperty("name").GetString() == "keys");
        return (answer.StatusCode, keys.GetProperty("status").GetString());
    }

    private async Task LetsIn(TokenDraft token)
    {
        using var answer = await program.Ask(token);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    }

    private async Task<HttpStatusCode> Status(TokenDraft token)
    {
        using var answer = await program.Ask(token);
        return answer.StatusCode;
    }
}
