using System.Globalization;
using CoProduction.Gaps.Probabilities;
using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Readings;

namespace CoProduction.Domain.Tests.Gaps.Probabilities;

public sealed class TrialMemoryTests
{
    private const int MegaByte = 1_048_576;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Little_memory_gives_the_same_figures_to_the_last_bit(int threads)
    {
        var whole = Text(Run(FarApart(), 100, 256 * MegaByte, threads));

        Assert.Equal(whole, Text(Run(FarApart(), 100, MegaByte / 2, threads)));
        Assert.Equal(whole, Text(Run(FarApart(), 100, 1, threads)));
    }

    [Fact]
    public void Trials_of_goals_that_lie_far_apart_stay_in_their_memory()
    {
        // Stored at once, 480 months of 10,000 trials in three readings would take 110 MiB. On one thread, all that is allocated is counted: the small buffers of each
        // pass over the trials. The memory itself is what the trials before have given back.
        var projection = Projection.Of(FarApart(), A.Month("2025-10"))!;
        Run(1_000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Run(10_000);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 24 * MegaByte);

        void Run(int trials) =>
            MonteCarlo.Run(projection, ChanceModel.Default, trials, threads: 1, memory: 16 * MegaByte, cancellation: CancellationToken.None);
    }

    /// <summary>A goal from the earliest month on and one up to the latest, each as long as may be.</summary>
    private static Register FarApart() => new()
    {
        Items = [A.Product("155-HE"), A.ProductOf("drone", "FPV")],
        Factories =
        [
            A.Factory("deu-a", "155-HE", 100, plans: [A.Step("2026-03", 200)]),
            A.Factory("deu-b", "FPV", 100, plans: [A.Step("2027-03", 300)]),
        ],
        Goals = [A.Goal(firstMonth: "2010-01", months: 240), A.Goal("drone", firstMonth: "2040-01", months: 240)],
    };

    private static ProbabilityReport Run(Register register, int trials, long memory, int threads) =>
        MonteCarlo.Run(
            Projection.Of(register, A.Month("2025-10"))!, ChanceModel.Default, trials, threads: threads, memory: memory, cancellation: CancellationToken.None);

    private static string Text(ProbabilityReport report) =>
        string.Join('\n', report.Families.SelectMany(family => Enum.GetValues<Reading>().SelectMany(reading =>
            family.Chances[reading].Months.Concat(family.Products.SelectMany(product => product.Chances[reading].Months))
                .Select(month => string.Create(CultureInfo.InvariantCulture, $"{month.Month} {month.P10:R} {month.P50:R} {month.P90:R}"))
                .Append(string.Join(' ', family.Products.Select(product => string.Create(
                    CultureInfo.InvariantCulture,
                    $"{family.Family} {family.Chances[reading].Reached.Count} {product.Chances[reading].Reached.Count} {product.Chances[reading].ExpectedShortfall:R}")))))))
        + string.Join('\n', report.Influences.Select(one => string.Create(
            CultureInfo.InvariantCulture, $"{one.Plan} {one.InEffect.Count} {one.ReachedWith?.Count} {one.ShortfallWith:R} {one.ShortfallWithout:R}")));
}
