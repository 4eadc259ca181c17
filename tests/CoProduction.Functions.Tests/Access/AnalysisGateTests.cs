using System.Net;
using System.Text.Json.Nodes;
using CoProduction.Functions.Access;
using CoProduction.Functions.Http;
using CoProduction.Functions.Tests.Records;
using CoProduction.Registry;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Tests.Access;

/// <summary>More requests for analyses than the program computes at once.</summary>
public sealed class AnalysisGateTests
{
    private static readonly string[] Addresses =
    [
        "current", "current/text", "current/probabilities", "current/bottlenecks", "current/resilience", "current/promises", "current/surge",
        "current/explain?product=155-HE", "20261124T020000Z", "20261124T020000Z/verify",
        "20261124T020000Z/explain?product=155-HE",
    ];

    [Fact]
    public async Task Request_beyond_those_that_may_wait_is_told_to_try_again()
    {
        await using var program = await HostedProgram.StartAsync(
            new Dictionary<string, string?>(ProgramFixture.SettingsOf((await Azurite.Shared).NewAccount(), "tgate"))
            {
                ["CoProduction__Limits__ConcurrentAnalyses"] = "1",
                ["CoProduction__Limits__WaitingAnalyses"] = "0",
            },
            runsByItself: false);
        using var client = new HttpClient { BaseAddress = program.Address }.As("POL");
        using (await program.Get<AnalysisGate>().Enter(CallerOf("POL"), CancellationToken.None))
        {
            foreach (var address in Addresses)
            {
                AssertBusy(await client.Get($"api/v1/gap-reports/{address}"));
            }

            AssertBusy(await client.Post("api/v1/gap-reports", JsonNode.Parse("""{ "scenarios": [{ "id": "us-withdraws" }] }""")!));
            AssertBusy(await client.Get("api/v1/duplicates"));
            Assert.Equal(HttpStatusCode.OK, (await client.Get("api/v1/partners")).Status);
        }

        Assert.Equal(HttpStatusCode.OK, (await client.Get("api/v1/gap-reports/current")).Status);
        Assert.Equal(HttpStatusCode.OK, (await client.Get("api/v1/duplicates")).Status);

        // What was found needs no turn.
        using (await program.Get<AnalysisGate>().Enter(CallerOf("POL"), CancellationToken.None))
        {
            Assert.Equal(HttpStatusCode.OK, (await client.Get("api/v1/gap-reports/current")).Status);
            Assert.Equal(HttpStatusCode.OK, (await client.Get("api/v1/duplicates?pageSize=1")).Status);
            AssertBusy(await client.Get("api/v1/duplicates?minimumScore=0.9"));
        }
    }

    [Fact]
    public async Task Caller_waits_for_at_most_so_many_analyses_and_others_take_their_turn_in_between()
    {
        using var gate = new AnalysisGate(new Limits { ConcurrentAnalyses = 1, WaitingAnalyses = 2 });
        var (polish, american) = (CallerOf("POL"), CallerOf("USA"));
        var first = await gate.Enter(polish, CancellationToken.None);
        var (second, third) = (gate.Enter(polish, CancellationToken.None), gate.Enter(polish, CancellationToken.None));
        using var refused = await gate.Enter(polish, CancellationToken.None);
        var others = gate.Enter(american, CancellationToken.None);

        Assert.True(first.IsAcquired);
        Assert.False(refused.IsAcquired);
        first.Dispose();
        Assert.True((await others).IsAcquired);
        Assert.False(second.IsCompleted || third.IsCompleted);
        (await others).Dispose();
        (await second).Dispose();
        Assert.True((await third).IsAcquired);
    }

    [Fact]
    public async Task Caller_who_goes_away_gives_up_its_place()
    {
        using var gate = new AnalysisGate(new Limits { ConcurrentAnalyses = 1, WaitingAnalyses = 1 });
        using var leaving = new CancellationTokenSource();
        using var first = await gate.Enter(CallerOf("POL"), CancellationToken.None);
        var gone = gate.Enter(CallerOf("POL"), leaving.Token);
        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);
        Assert.False(gate.Enter(CallerOf("POL"), CancellationToken.None).IsCompleted);
    }

    private static Caller CallerOf(string partner) => new(Parsed.As<CountryCode>(partner), "tests", new HashSet<Role> { Role.Reader });

    private static void AssertBusy(Answer answer)
    {
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "too-many-analyses"), (answer.Status, answer.Code));
        Assert.Equal("5", answer.Headers.GetValues("Retry-After").Single());
    }
}
