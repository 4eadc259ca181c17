using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Projections;
using CoProduction.Registry.Partners;

namespace CoProduction.Gaps.Evidence;

/// <summary>
/// The part of an item's capacity, and of a product's output, that belongs to one partner or to the EU, in one outlook.
/// </summary>
/// <remarks>
/// A partner has the parts that its lines and observations account for. The EU has its members' parts and its own. Capacity observed only in a larger
/// scope, and implied capacity, belongs to no partner. If something other than a product's own capacity limits it, every scope makes the same share
/// of its capacity.
/// </remarks>
/// <param name="outcome">The outlook.</param>
public sealed class ScopeCapacity(CaseProjection outcome)
{
    private readonly CapacityParts parts = new(outcome);
    private readonly CurrentCapacity current = outcome.Projection.CurrentCapacity;

    /// <summary>The scope's capacity, units a month; null if nothing is known of the item in the scope.</summary>
    /// <param name="item">The item's number.</param>
    /// <param name="scope">A partner, the EU or all allies. A company has no capacity here.</param>
    /// <param name="month">The month of the horizon, from 0.</param>
    public double? Of(int item, Scope scope, int month)
    {
        var own = parts.Of(item, month)?.Where(part => IsIn(part.Scope, scope)).ToList() ?? [];
        return own.Count == 0 ? null : own.Sum(part => part.Units);
    }

    /// <summary>The scope's output of a product, or its capacity of a component; units a month; null if nothing is known in the scope.</summary>
    /// <param name="item">The item's number.</param>
    /// <param name="scope">A partner, the EU or all allies. A company has no capacity here.</param>
    /// <param name="month">The month of the horizon, from 0.</param>
    public double? Made(int item, Scope scope, int month)
    {
        var projection = outcome.Projection;
        if (Of(item, scope, month) is not { } capacity || !projection.Items.IsProduct(item))
        {
            return Of(item, scope, month);
        }

        var product = projection.Explosion.Products.Index().First(each => each.Item == item).Index;
        var (output, all) = (outcome.Production.Outputs[month, product], outcome.Production.Capacities[month, item]);
        return all > 0 ? capacity * Math.Min(1, output / all) : capacity;
    }

    private bool IsIn(Scope? part, Scope whole) =>
        whole == Scope.Allied
        || (part is not null && (part == whole || (whole == Scope.EuropeanUnion && part.Partner is { } partner && IsMember(partner))));

    private bool IsMember(CountryCode partner) => current.Partners.IsInEuropeanUnion(current.Partners.NumberOf(partner));
}
