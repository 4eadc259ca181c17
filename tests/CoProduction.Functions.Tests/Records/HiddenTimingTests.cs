using System.Diagnostics;
using System.Security.Cryptography;
using CoProduction.Functions.Access;
using CoProduction.Functions.Records;
using CoProduction.Functions.Store;
using CoProduction.Functions.Tests.Access;
using CoProduction.Functions.Tests.Store;
using CoProduction.Functions.Tests.Store.Samples;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Releases;

namespace CoProduction.Functions.Tests.Records;

/// <summary>
/// The time of an answer does not tell how much is hidden from its reader. Two registers are asked by turns, first while they are equal, then after one
/// of them got hidden records. The differences of the pairs are compared before and after, so that neither a slower program nor a busy machine counts.
/// </summary>
public sealed class HiddenTimingTests
{
    private const int Visible = 60;
    private const int Hidden = 400;

    /// <summary>The bound of t beyond which timing analyses speak of a leak (Reparaz, Balasch and Verbauwhede 2017).</summary>
    private const double Bound = 4.5;

    private static readonly int Pairs = TestMode.IsLong ? 10_000 : 1_500;

    [Fact]
    public async Task Lists_and_searches_take_as_long_whatever_is_hidden()
    {
        await using var plain = await Program();
        await using var twin = await Program();
        using var plainReader = new HttpClient { BaseAddress = plain.Address }.As("DEU", Role.Reader);
        using var twinReader = new HttpClient { BaseAddress = twin.Address }.As("DEU", Role.Reader);
        string[] questions = ["api/v1/factories?pageSize=50", "api/v1/factories?text=wording"];
        await Differences(plainReader, twinReader, questions, Pairs / 10);

        var before = await Differences(plainReader, twinReader, questions, Pairs);
        await Put(twin, Hidden, Release.OwnerOnly, Visible);
        Assert.Equal(await plainReader.GetStringAsync(Relative(questions[1])), await twinReader.GetStringAsync(Relative(questions[1])));
        await Differences(plainReader, twinReader, questions, Pairs / 10);
        var after = await Differences(plainReader, twinReader, questions, Pairs);

        Assert.All(questions, question => Assert.InRange(Yuen(before[question], after[question]), -Bound, Bound));
    }

    private static async Task<HostedProgram> Program()
    {
        var settings = new Dictionary<string, string?>(ProgramFixture.SettingsOf((await Azurite.Shared).NewAccount(), $"t{RandomNumberGenerator.GetHexString(12, lowercase: true)}"))
        {
            ["CoProduction__Limits__RequestsPerMinute"] = "1000000",
            ["CoProduction__Limits__Burst"] = "100000",
        };
        var program = await HostedProgram.StartAsync(settings, runsByItself: false);
        await program.Get<IRecordStore>().SeedPartners(("POL", ["NATO"]), ("DEU", ["NATO"]));
        await Put(program, Visible, Release.ToEveryone, first: 0);
        return program;
    }

    private static Task<PutResult> Put(HostedProgram program, int count, Release release, int first) => program.Get<IRecordStore>().Put(
        RecordKinds.Factories, [.. Enumerable.Range(first, count).Select(number => Factory(number, release))], HistoryChain.Author, progress: null, default);

    private static Factory Factory(int number, Release release)
    {
        var sample = FactorySamples.Make("POL", number, "A wording");
        return new Factory(sample.Id, sample.Name, sample.Operator, sample.Location, sample.Statuses, release, sample.Source, sample.Lines);
    }

    /// <summary>How much longer the twin takes, in milliseconds, for each question in each of many pairs of requests, whose order is random.</summary>
    private static async Task<IReadOnlyDictionary<string, double[]>> Differences(HttpClient plain, HttpClient twin, IReadOnlyList<string> questions, int pairs)
    {
        var random = new Random(2026);
        var differences = questions.ToDictionary(question => question, _ => new double[pairs]);
        for (var pair = 0; pair < pairs; pair++)
        {
            foreach (var question in questions)
            {
                var twinFirst = random.Next(2) == 0;
                var one = await Time(twinFirst ? twin : plain, question);
                var other = await Time(twinFirst ? plain : twin, question);
                differences[question][pair] = twinFirst ? one - other : other - one;
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
    private static double Yuen(double[] before, double[] after)
    {
        var (mean, error) = Trimmed(before);
        var (otherMean, otherError) = Trimmed(after);
        return (otherMean - mean) / Math.Sqrt(error + otherError);
    }

    /// <summary>The trimmed mean and its squared standard error.</summary>
    private static (double Mean, double Error) Trimmed(double[] values)
    {
        var sorted = values.Order().ToArray();
        var cut = sorted.Length / 5;
        var kept = sorted[cut..^cut];
        var winsorized = sorted.Select(value => Math.Clamp(value, kept[0], kept[^1])).ToArray();
        var mean = winsorized.Average();
        return (kept.Average(), winsorized.Sum(value => (value - mean) * (value - mean)) / (kept.Length * (kept.Length - 1.0)));
    }
}
