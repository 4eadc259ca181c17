using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Readings;
using CoProduction.Gaps.Scenarios;
using CoProduction.Gaps.Scenarios.Changes;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;

namespace CoProduction.Gaps.Resilience;

/// <summary>What a theater makes of a product if it is cut off from the others; units in one month, infinite without a limit.</summary>
/// <remarks>
/// Capacity that cannot be placed (<see cref="TheaterAlone"/>) is outside the theater at the floor and inside it at the ceiling. At the ceiling every
/// theater counts it, so the figures of several theaters do not add up there.
/// </remarks>
/// <param name="Theater">The theater.</param>
/// <param name="Product">The product, of which something is known.</param>
/// <param name="Alone">The output with its own lines and parts only.</param>
/// <param name="Within">Its part of what all theaters make together: its lines' share of the product's capacity, times the product's output.</param>
/// <param name="Together">The output of all theaters together.</param>
/// <param name="Path">The path of the product's goal; null without a goal in that month.</param>
public sealed record SelfSufficiency(Theater Theater, ItemCode Product, double Alone, double Within, double Together, double? Path)
{
    /// <summary>
    /// Percent of its part that the theater would still make alone; null if it has no part, or there is no limit. It exceeds 100 if the theater now
    /// shares its parts with others.
    /// </summary>
    public double? Percent => Within > 0 && double.IsFinite(Alone) && double.IsFinite(Within) ? 100 * Alone / Within : null;

    /// <summary>One result for each theater and product, in their order.</summary>
    /// <param name="outcome">The outlook.</param>
    /// <param name="month">The month of the horizon.</param>
    public static IReadOnlyList<SelfSufficiency> Of(CaseProjection outcome, int month)
    {
        var projection = outcome.Projection;
        var period = new MonthRange(projection.Horizon.First, null, null);
        return
        [
            .. from theater in Enum.GetValues<Theater>()
               let alone = projection.Under([new TheaterAlone(theater, period)]).In(outcome.Outlook)
               from product in Enumerable.Range(0, projection.Goals.Count)
               where outcome.Output(product, month) is not null
               select Of(theater, product, outcome, alone, month),
        ];
    }

    private static SelfSufficiency Of(Theater theater, int product, CaseProjection outcome, CaseProjection alone, int month)
    {
        var item = outcome.Projection.Explosion.Products[product];
        var (made, own, all) = (outcome.Output(product, month)!.Value, alone.Forecast.Capacities[month, item], outcome.Forecast.Capacities[month, item]);
        return new SelfSufficiency(
            theater,
            outcome.Projection.Items[item],
            alone.Output(product, month)!.Value,
            PartOf(made, own, all),
            made,
            outcome.Projection.Goals[product] is { } goal && goal.Covers(month) ? goal.PathAt(month) : null);
    }

    private static double PartOf(double made, double own, double all) =>
        own == all ? made
        : all > 0 && Capacity.IsNumber(all) ? made * own / all
        : 0;
}
