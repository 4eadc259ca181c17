using System.Net;
using System.Text.Json.Nodes;
using System.Threading.RateLimiting;
using CoProduction.Functions.Access;
using CoProduction.Functions.Store;
using CoProduction.Functions.Tests.Access;
using CoProduction.Functions.Tests.Records;
using CoProduction.Registry;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Tests.GapReports.Current;

/// <summary>
/// Answers that are known are given while nothing can be computed, because all turns to compute are taken: so a request that is answered was not computed, and one that is
/// told to try again had to be.
/// </summary>
public sealed class CurrentAnswersTests : IAsyncLifetime
{
    private static readonly string[] Questions =
    [
        "current", "current/summary?product=155-HE", "current/bottlenecks?reading=ceiling", "current/probabilities?trials=50&seed=2", "current/promises", "current/explain?product=155-HE",
    ];

    private HostedProgram program = null!;
    private HttpClient poland = null!;

    public async ValueTask InitializeAsync()
    {
        var settings = new Dictionary<string, string?>(ProgramFixture.SettingsOf((await Azurite.Shared).NewAccount(), "tknown"))
        {
            ["CoProduction__Limits__ConcurrentAnalyses"] = "1",
            ["CoProduction__Limits__WaitingAnalyses"] = "0",
        };
        program = await HostedProgram.StartAsync(settings, runsByItself: false);
        poland = new HttpClient { BaseAddress = program.Address }.As("POL");
        await program.Get<IRecordStore>().SeedPartners(("POL", ["NATO"]), ("GBR", ["NATO"]), ("DEU", ["NATO"]), ("JPN", []));
        foreach (var (kind, change) in new (string, Action<JsonObject>)[]
        {
            ("mineral-chains", _ => { }),
            ("items", item => (item["code"], item["kind"], item["materials"]) = ("155-HE", "product", new JsonArray())),
            ("baselines", baseline => (baseline["item"], baseline["ratePerYear"]) = ("155-HE", 120_000)),
            ("goals", _ => { }),
        })
        {
            var body = ResourceCase.Of(kind).Example;
            body.Remove("otherUnits");
            change(body);
            body["releasableTo"] = new JsonArray("NATO");
            var answer = await poland.Post($"api/v1/{kind}", body);
            Assert.True(answer.Status == HttpStatusCode.Created, answer.ToString());
        }
    }

    [Fact]
    public async Task Known_answer_is_given_to_all_who_see_the_same_without_being_computed_again()
    {
        var known = await Ask(poland);
        using var again = new HttpClient { BaseAddress = program.Address }.As("POL", Role.Reader);
        using var british = new HttpClient { BaseAddress = program.Address }.As("GBR", Role.Reader);
        using var japanese = new HttpClient { BaseAddress = program.Address }.As("JPN", Role.Reader);
        var ofBritain = await Ask(british);
        using var german = new HttpClient { BaseAddress = program.Address }.As("DEU", Role.Reader);
        await german.Get("api/v1/gap-reports/current/levers");

        await using (AllTurns())
        {
            Assert.Equal(known.Select(answer => (HttpStatusCode.OK, answer.Text)), (await Ask(poland)).Select(answer => (answer.Status, answer.Text)));
            Assert.All(await Task.WhenAll(Questions.Zip(known, (question, answer) => poland.Get($"api/v1/gap-reports/{question}", answer.ETag))), answer => Assert.Equal(HttpStatusCode.NotModified, answer.Status));

            // DEU has asked something else, and gets what was computed for GBR.
            Assert.Equal(ofBritain.Select(answer => (HttpStatusCode.OK, answer.Text)), (await Ask(german)).Select(answer => (answer.Status, answer.Text)));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, (await japanese.Get("api/v1/gap-reports/current")).Status);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, (await poland.Get("api/v1/gap-reports/current?asOf=2025-01")).Status);
        }
    }

    [Fact]
    public async Task Change_that_the_caller_sees_makes_another_answer_and_one_that_it_does_not_see_makes_none()
    {
        using var british = new HttpClient { BaseAddress = program.Address }.As("GBR", Role.Reader);
        var known = await Ask(british);
        await Add("pol-hidden-works");
        await using (AllTurns())
        {
            Assert.Equal(known.Select(answer => (HttpStatusCode.OK, answer.Text)), (await Ask(british)).Select(answer => (answer.Status, answer.Text)));
        }

        await Add("pol-open-works", "NATO");
        await using (AllTurns())
        {
            Assert.All(await Ask(british), answer => Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status));
        }

        Assert.Contains("pol-open-works", (await british.Get("api/v1/gap-reports/current")).Text, StringComparison.Ordinal);
    }

    /// <summary>A value that looks like further parameters is no other question.</summary>
    [Fact]
    public async Task Wrong_value_that_reads_like_a_known_question_is_refused()
    {
        Assert.Equal(HttpStatusCode.OK, (await poland.Get("api/v1/gap-reports/current/promises?partner=POL&reading=floor")).Status);

        Assert.Equal("invalid-query", (await poland.Get("api/v1/gap-reports/current/promises?partner=POL%26reading%3Dfloor")).Code);
    }

    [Fact]
    public async Task Fault_in_a_query_is_told_to_each_who_asks()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => poland.Get("api/v1/gap-reports/current/levers?month=2099-01&product=NOPE")));

        // Only one is computed at once, and no other waits: whoever is told to try again would have had to be computed.
        Assert.All(answers, answer => Assert.Contains(answer.Code, new[] { "invalid-query", "too-many-analyses" }));
        Assert.Contains(answers, answer => answer.Code == "invalid-query");
    }

    public async ValueTask DisposeAsync()
    {
        poland.Dispose();
        await program.DisposeAsync();
    }

    private static async Task<IReadOnlyList<Answer>> Ask(HttpClient client)
    {
        var answers = new List<Answer>();
        foreach (var question in Questions)
        {
            answers.Add(await client.Get($"api/v1/gap-reports/{question}"));
        }

        return answers;
    }

    /// <summary>Takes the turns to compute of all who ask, so that whoever needs one is told to try again.</summary>
    private Occupied AllTurns()
    {
        var gate = program.Get<AnalysisGate>();
        return new Occupied([.. new[] { "POL", "GBR", "DEU", "JPN" }.Select(partner => gate.Enter(new Caller(Parsed.As<CountryCode>(partner), "tests", new HashSet<Role> { Role.Reader }), default))]);
    }

    private async Task Add(string id, params string[] audiences)
    {
        var factory = ResourceCase.Of("factories").Another;
        (factory["id"], factory["name"], factory["operator"], factory["releasableTo"]) = (id, $"Works {id}", $"Operator {id}", new JsonArray([.. audiences.Select(audience => JsonValue.Create(audience))]));
        var line = factory["lines"]![0]!.AsObject();
        (line["item"], line["stage"]) = ("155-HE", "complete");
        var answer = await poland.Post("api/v1/factories", factory);
        Assert.True(answer.Status == HttpStatusCode.Created, answer.ToString());
    }

    /// <summary>Turns that a test has taken, or waits for: only one is given at a time.</summary>
    private sealed class Occupied(IReadOnlyList<Task<RateLimitLease>> turns) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            foreach (var turn in turns)
            {
                (await turn).Dispose();
            }
        }
    }
}
