using CoProduction.Gaps.Contributions;
using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Resilience;

namespace CoProduction.Domain.Tests.Gaps.Resilience;

/// <summary>Losses in the plainest way: every capacity worked out from its parts, every month shared anew.</summary>
internal static class BruteForce
{
    public static double CapacityWithout(CaseProjection outcome, IReadOnlyList<Contribution> parts, int item, int month)
    {
        var (projection, present) = (outcome.Projection, outcome.Projection.Present);
        if (double.IsInfinity(outcome.Lower.Capacities[month, item]))
        {
            return double.PositiveInfinity;
        }

        var gone = parts.Where(part => part.Item == item).ToList();
        var coming = new double[]?[present.Partners.Count];
        var sure = present.Rate(item, month) - gone.Sum(part => part.At(month));
        foreach (var (planned, of, partner) in present.Lines.Expanding.Where(each => each.Item == item))
        {
            var line = new LineForecast(planned, outcome.Case);
            var rate = line.At(month);
            sure += rate.Added;
            if (planned.IsUnknown)
            {
                (coming[partner] ??= new double[projection.Horizon.Months])[month] += line.Changes is { } changes && month >= changes.From ? rate.Total : 0;
            }
            else
            {
                sure += rate.Total - line.Start.Total;
            }
        }

        foreach (var part in gone.Where(part => part.ComingToLight is not null))
        {
            coming[part.Partner]![month] = Math.Max(0, coming[part.Partner]![month] - part.ComingToLight![month]);
        }

        return Math.Max(0, sure) + present.Unattributed(item).Excess(
            [.. Enumerable.Range(0, coming.Length)], [.. coming.Select(rates => rates?[month] ?? 0)], present.Implied(item, month), month);
    }

    public static void AssertIs(CaseProjection outcome, IReadOnlyList<Contribution> parts, Loss loss)
    {
        var (projection, months) = (outcome.Projection, outcome.Projection.Horizon.Months);
        var (sharing, lost) = (projection.Sharing(), new double[projection.Goals.Count]);
        var outputs = new double[projection.Goals.Count];
        for (var month = 0; month < months; month++)
        {
            sharing.Share([.. Enumerable.Range(0, projection.Items.Count).Select(item => CapacityWithout(outcome, parts, item, month))], outputs);
            for (var product = 0; product < lost.Length; product++)
            {
                var goal = projection.Goals.Of(projection.Items.RecordOf(projection.Explosion.Products[product])!.Family);
                var covers = goal is null || (month >= projection.Horizon.IndexOf(goal.FirstMonth) && projection.Horizon.At(month) <= goal.LastMonth);
                lost[product] += covers ? outcome.Lower.Outputs[month, product] - outputs[product] : 0;
            }
        }

        for (var product = 0; product < lost.Length; product++)
        {
            var code = projection.Items[projection.Explosion.Products[product]];
            Assert.Equal(lost[product], loss.Products.SingleOrDefault(each => each.Product == code)?.Units.InAll ?? 0, 1e-6);
        }
    }
}
