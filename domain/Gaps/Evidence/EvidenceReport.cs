using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Readings;
using CoProduction.Registry.Dates;

namespace CoProduction.Gaps.Evidence;

/// <summary>The records behind every figure of one month and outlook.</summary>
/// <param name="Month">The month.</param>
/// <param name="StaleAfter">The age in months, counted back from the as-of month, beyond which a record is stale.</param>
/// <param name="Items">The capacities of all items with a registered line or an observation, in the order of the codes.</param>
/// <param name="Outputs">The outputs of all products, in the order of the codes.</param>
public sealed record EvidenceReport(Month Month, int StaleAfter, IReadOnlyList<ItemEvidence> Items, IReadOnlyList<OutputEvidence> Outputs)
{
    /// <summary>The default of <see cref="StaleAfter"/>, in months.</summary>
    public const int UsualStaleAfter = 24;

    /// <param name="outcome">The outlook.</param>
    /// <param name="month">The month of the horizon, from 0.</param>
    /// <param name="staleAfter">The age beyond which a record is stale, in months; at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The horizon has no such month, or the age is negative.</exception>
    public static EvidenceReport Of(CaseProjection outcome, int month, int staleAfter = UsualStaleAfter)
    {
        var projection = outcome.Projection;
        ArgumentOutOfRangeException.ThrowIfNegative(month);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(month, projection.Horizon.Months);
        ArgumentOutOfRangeException.ThrowIfNegative(staleAfter);
        var (items, parts) = (projection.Items, new CapacityParts(outcome));
        ItemEvidence[] all = [.. Enumerable.Range(0, items.Count).Select(Of)];
        return new EvidenceReport(
            projection.Horizon.At(month),
            staleAfter,
            [.. all.Where((_, item) => projection.CurrentCapacity.IsRegistered(item))],
            [
                .. projection.Explosion.Products.Select((item, product) => new OutputEvidence(
                    items[item],
                    outcome.Output(product, month),
                    [.. outcome.Production.BindingItems(product, month).Select(binding => all[binding])],
                    [.. projection.Explosion.Below(product).Where(below => !projection.CurrentCapacity.IsRegistered(below)).Select(below => items[below])])),
            ]);

        ItemEvidence Of(int item)
        {
            var own = parts.Of(item, month) ?? [];
            return new ItemEvidence(
                items[item],
                outcome.Forecast.IsKnown(item, month) ? Capacity.Shown(outcome.Forecast.Capacities[month, item]) : null,
                FigureShares.Of(own, projection.AsOf, staleAfter),
                own,
                own.Any(part => part.Kind == PartKind.Implied) ? [.. Implying(item).Select(product => items[product])] : []);
        }

        IEnumerable<int> Implying(int item) =>
            projection.Explosion.Products.Where((above, product) =>
                projection.Explosion.Uses.Quantity(product, item) > 0 && projection.CurrentCapacity.Rate(above, month) > 0);
    }
}
