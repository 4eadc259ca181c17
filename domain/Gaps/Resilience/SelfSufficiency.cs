using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Scenarios;
using CoProduction.Gaps.Scenarios.Changes;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;

namespace CoProduction.Gaps.Resilience;

/// <summary>What a theater makes of a family's products if it is cut off from the others; units in one month.</summary>
/// <remarks>
/// Capacity that cannot be placed (<see cref="TheaterAlone"/>) is outside the theater at the lower bound and inside it at the upper. Every theater
/// counts it, so the upper bounds of several theaters do not add up.
/// </remarks>
/// <param name="Theater">The theater.</param>
/// <param name="Family">The family.</param>
/// <param name="Alone">The output with its own lines and parts only.</param>
/// <param name="Within">Its part of what all theaters make together: its lines' share of each product's capacity, times the product's output.</param>
/// <param name="Together">The output of all theaters together.</param>
/// <param name="Path">The family's path; null without a goal.</param>
public sealed record SelfSufficiency(Theater Theater, Family Family, AtBounds Alone, AtBounds Within, AtBounds Together, double? Path)
{
    /// <summary>
    /// Percent of its part that the theater would still make alone, by each bound; null if it has no part. It exceeds 100 if the theater now shares
    /// its parts with others.
    /// </summary>
    public (double? Lower, double? Upper) Percent =>
        (Within.Lower > 0 ? 100 * Alone.Lower / Within.Lower : null, Within.Upper > 0 ? 100 * Alone.Upper / Within.Upper : null);

    /// <summary>One result for each theater and family, in their order.</summary>
    /// <param name="outcome">The case.</param>
    /// <param name="month">The month of the horizon.</param>
    public static IReadOnlyList<SelfSufficiency> Of(CaseProjection outcome, int month)
    {
        var projection = outcome.Projection;
        var period = new Period(projection.Horizon.First, null, null);
        return
        [
            .. from theater in Enum.GetValues<Theater>()
               let alone = projection.Under([new TheaterAlone(theater, period)]).In(outcome.Case)
               from family in Products(projection)
               select Of(theater, family, outcome, alone, month),
        ];
    }

    private static IEnumerable<IGrouping<Family, int>> Products(Projection projection) =>
        Enumerable.Range(0, projection.Goals.Count)
            .GroupBy(product => projection.Items.RecordOf(projection.Explosion.Products[product])!.Family)
            .OrderBy(family => family.Key);

    private static SelfSufficiency Of(Theater theater, IGrouping<Family, int> family, CaseProjection outcome, CaseProjection alone, int month)
    {
        var (byItself, within, together, path) = (default(AtBounds), default(AtBounds), default(AtBounds), (double?)null);
        foreach (var product in family)
        {
            if (outcome.Output(product, month) is { } made)
            {
                var item = outcome.Projection.Explosion.Products[product];
                var (own, all) = (alone.Forecast.Capacity(item, month)!.Value, outcome.Forecast.Capacity(item, month)!.Value);
                byItself += alone.Output(product, month)!.Value;
                within += new AtBounds(PartOf(made.Lower, own.Lower, all.Lower), PartOf(made.Upper, own.Upper, all.Upper));
                together += made;
            }

            path = outcome.Projection.Goals[product] is { } goal && goal.Covers(month) ? (path ?? 0) + goal.PathAt(month) : path;
        }

        return new SelfSufficiency(theater, family.Key, byItself, within, together, path);
    }

    private static double PartOf(double made, double own, double all) => all > 0 ? made * own / all : 0;
}
