using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using CoProduction.Functions.Access;
using CoProduction.Functions.Records;
using CoProduction.Functions.Store;
using CoProduction.Functions.Tests.Access;
using CoProduction.Functions.Tests.Store;
using CoProduction.Registry;

namespace CoProduction.Functions.Tests.Records;

/// <summary>
/// The time of an answer does not tell how much is hidden from its reader. Two registers are asked by turns. In every second round, one of them has hidden
/// records. The differences of the pairs are compared between the rounds, so that neither a slower program nor a busy machine counts.
/// </summary>
[Collection(Alone.Name)]
public sealed class HiddenTimingTests
{
    private const int Visible = 60;
    private const int Hidden = 400;
    private const int Rounds = 20;

    /// <summary>The bound of t beyond which timing analyses speak of a leak (Reparaz, Balasch and Verbauwhede 2017).</summary>
    private const double Bound = 4.5;

    private static readonly StoredKind Kind = RecordKinds.Stocks;
    private static readonly string[] Questions = ["api/v1/stocks?pageSize=50", "api/v1/stocks?text=hidden"];
    private static readonly int PairsOfRound = TestMode.IsLong ? 500 : 50;

    [Fact]
    public async Task Lists_and_searches_take_as_long_whatever_is_hidden()
    {
        await using var plain = await Program();
        await using var twin = await Program();
        using var plainReader = new HttpClient { BaseAddress = plain.Address }.As("DEU", Role.Reader);
        using var twinReader = new HttpClient { BaseAddress = twin.Address }.As("DEU", Role.Reader);
        await Measure(plainReader, twinReader, new Random(1));

        var (equal, hiding, random) = (Lists(), Lists(), new Random(2026));
        for (var round = 0; round < Rounds; round++)
        {
            var hides = round % 2 == 1;
            await (hides ? Hide(twin) : Remove(twin));
            await AnswersAlike(plainReader, twinReader);
            foreach (var (question, differences) in await Measure(plainReader, twinReader, random))
            {
                (hides ? hiding : equal)[question].AddRange(differences);
            }
        }

        Assert.All(Questions, question => Assert.InRange(Yuen(equal[question], hiding[question]), -Bound, Bound));
    }

    private static Dictionary<string, List<double>> Lists() => Questions.ToDictionary(question => question, _ => new List<double>());

    private static async Task<HostedProgram> Program()
    {
        var settings = ProgramFixture.SettingsOf((await Azurite.Shared).NewAccount(), $"t{RandomNumberGenerator.GetHexString(12, lowercase: true)}");
        var program = await HostedProgram.StartAsync(settings, runsByItself: false);
        await program.Get<IRecordStore>().SeedPartners(("POL", ["NATO"]), ("DEU", ["NATO"]));
        await Put(program, Enumerable.Range(0, Visible).Select(number => Stock(number, "everyone")));
        return program;
    }

    private static Task<PutResult> Hide(HostedProgram program) => Put(program, Enumerable.Range(Visible, Hidden).Select(number => Stock(number)));

    private static Task<PutResult> Put(HostedProgram program, IEnumerable<IRecord> stocks) =>
        program.Get<IRecordStore>().Put(Kind, stocks, HistoryChain.Author, progress: null, default);

    private static async Task Remove(HostedProgram program)
    {
        var store = program.Get<IRecordStore>();
        var stocks = await store.List(Kind, RecordFilter.None, after: null, 1_000, default);
        await Task.WhenAll(stocks.Entries.Where(stock => stock.Record.Release.Audiences.Count == 0).Select(stock =>
            store.Remove(Kind, stock.Record.Id, stock.Version, HistoryChain.Author, default)));
    }

    private static IRecord Stock(int number, params string[] releasableTo)
    {
        var body = ResourceCase.Of("stocks").Example;
        (body["id"], body["releasableTo"]) = (string.Create(CultureInfo.InvariantCulture, $"pol-stock-{number}"), new JsonArray([.. releasableTo.Select(to => JsonValue.Create(to))]));
        body["source"]!["notes"] = "Nothing is hidden here.";
        return Kind.Read(body.ToJsonString(RecordJson.Options));
    }

    private static async Task AnswersAlike(HttpClient plain, HttpClient twin)
    {
        foreach (var question in Questions)
        {
            Assert.Equal((await plain.Get(question)).Ids("id"), (await twin.Get(question)).Ids("id"));
        }
    }

    /// <summary>How much longer the twin takes, in milliseconds, for each question in each of many pairs of requests, whose order is random.</summary>
    private static async Task<Dictionary<string, List<double>>> Measure(HttpClient plain, HttpClient twin, Random random)
    {
        var differences = Lists();
        for (var pair = 0; pair < PairsOfRound; pair++)
        {
            foreach (var question in Questions)
            {
                var twinFirst = random.Next(2) == 0;
                var one = await Time(twinFirst ? twin : plain, question);
                var other = await Time(twinFirst ? plain : twin, question);
                differences[question].Add(twinFirst ? one - other : other - one);
            }
        }

        return differences;
    }

    private static async Task<double> Time(HttpClient client, string question)
    {
        var from = Stopwatch.GetTimestamp();
        using var answer = await client.GetAsync(Relative(question));
        await answer.Content.ReadAsByteArrayAsync();
        answer.EnsureSuccessStatusCode();
        return Stopwatch.GetElapsedTime(from).TotalMilliseconds;
    }

    private static Uri Relative(string question) => new(question, UriKind.Relative);

    /// <summary>
    /// Yuen's t (Biometrika 1974): Welch's, of means without the fifth of the values at either end, which other work on the machine makes.
    /// </summary>
    private static double Yuen(List<double> values, List<double> others)
    {
        var (mean, error) = Trimmed(values);
        var (otherMean, otherError) = Trimmed(others);
        return (otherMean - mean) / Math.Sqrt(error + otherError);
    }

    /// <summary>The trimmed mean and its squared standard error.</summary>
    private static (double Mean, double Error) Trimmed(List<double> values)
    {
        var sorted = values.Order().ToArray();
        var cut = sorted.Length / 5;
        var kept = sorted[cut..^cut];
        var winsorized = sorted.Select(value => Math.Clamp(value, kept[0], kept[^1])).ToArray();
        var mean = winsorized.Average();
        return (kept.Average(), winsorized.Sum(value => (value - mean) * (value - mean)) / (kept.Length * (kept.Length - 1.0)));
    }
}
