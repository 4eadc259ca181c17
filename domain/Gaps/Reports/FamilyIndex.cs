using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Readings;
using CoProduction.Gaps.Verdicts;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Items;

namespace CoProduction.Gaps.Reports;

/// <summary>The index of one family: the mean of its products' shares of their own goals, each at most 1.</summary>
/// <param name="projection">The projection.</param>
/// <param name="holders">The numbers of the family's products that have a target; at least one.</param>
internal sealed class FamilyIndex(Projection projection, IReadOnlyList<int> holders)
{
    private readonly ProductGoal[] goals = [.. holders.Select(product => projection.Goals[product]!)];

    /// <param name="readings">One case in every reading, in order.</param>
    public IReadOnlyList<FamilyMonth> Months(IReadOnlyList<CaseProjection> readings) =>
        [.. Enumerable.Range(goals[0].Start, goals[0].Goal.Months).Select(month => In(readings, month))];

    /// <param name="readings">One case in every reading, in order.</param>
    /// <param name="products">By product, the series in that case.</param>
    public FamilyOutcome Outcome(IReadOnlyList<CaseProjection> readings, IReadOnlyList<GapSeries> products)
    {
        var last = In(readings, goals[0].Last);
        VerdictKind[] verdicts = [.. holders.Select(product => VerdictSearch.KindOf(readings, product)!.Value)];
        return new FamilyOutcome(
            readings[0].Outlook.Case, verdicts.Max(), last.Index, last.Worst, new AtReadings<Month?>([.. Enum.GetValues<Reading>().Select(ReachedIn)]));

        Month? ReachedIn(Reading reading)
        {
            Month?[] reached = [.. holders.Select(product => products[product].Reached[reading])];
            return reached.Contains(null) ? null : reached.Max();
        }
    }

    private FamilyMonth In(IReadOnlyList<CaseProjection> readings, int month)
    {
        double[][] shares = [.. readings.Select(outcome => SharesOf(outcome, month))];
        return new FamilyMonth(
            projection.Horizon.At(month),
            goals.Sum(goal => Math.Min(1, goal.PathAt(month) / goal.EndRate)) / goals.Length,
            new AtReadings<double>([.. shares.Select(each => each.Sum() / each.Length)]),
            new AtReadings<ItemCode>([.. shares.Select(each => CodeOf(holders[WorstOf(each)]))]));
    }

    // Equal shares differ by rounding, so the first of them is the worst.
    private static int WorstOf(double[] shares)
    {
        var least = shares.Min() * (1 + Reached.Tolerance);
        return Array.FindIndex(shares, share => share <= least);
    }

    private double[] SharesOf(CaseProjection outcome, int month) =>
        [.. goals.Select(goal => Math.Min(1, goal.MadeOf(outcome.Production.Outputs[month]) / goal.EndRate))];

    private ItemCode CodeOf(int product) => projection.Items[projection.Explosion.Products[product]];
}
