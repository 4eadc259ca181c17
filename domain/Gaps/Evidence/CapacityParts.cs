using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Readings;
using CoProduction.Gaps.Reports;
using CoProduction.Registry.Partners;

namespace CoProduction.Gaps.Evidence;

/// <summary>
/// Splits the capacities of an outlook into parts. Each part rests on one record, and the parts add up to the capacity; where that has no limit, to what
/// is there without unstated growth.
/// </summary>
/// <remarks>
/// The newly published rate of a line of unknown rate replaces capacity without a known maker: first its partner's unattributed capacity, then the
/// EU's if the partner is a member, then that of all allies, then implied capacity. The sum stays that of the forecast, and the rate appears as a
/// part of its line. At the ceiling it replaces nothing.
/// </remarks>
/// <param name="outcome">The outlook.</param>
public sealed class CapacityParts(CaseProjection outcome)
{
    private readonly CurrentCapacity current = outcome.Projection.CurrentCapacity;
    private readonly bool isHopeful = outcome.Outlook.Reading.IsHopeful();

    /// <param name="item">The item's number.</param>
    /// <param name="month">The month of the horizon, from 0.</param>
    /// <returns>Lines in the order of their factories, then what was observed beyond them, then implied capacity, then growth; null if nothing is known of the item.</returns>
    public IReadOnlyList<CapacityPart>? Of(int item, int month)
    {
        if (!outcome.Forecast.IsKnown(item, month))
        {
            return null;
        }

        var parts = new List<CapacityPart>();
        var toLight = new double[current.Partners.Count];
        foreach (var line in current.Lines.Of(item))
        {
            parts.AddRange(LineParts.Of(line, outcome.Projection, outcome.Outlook.Case, month, isHopeful));
        }

        foreach (var planned in current.Lines.ExpandingOf(item).Where(planned => planned.IsUnknown && !isHopeful))
        {
            toLight[current.Partners.NumberOf(planned.Registered.Factory.Partner)] += new LineForecast(planned, outcome.Outlook.Case).At(month).Total;
        }

        parts.AddRange(Observed(item, month, toLight));
        if (Replaced(current.Implied(item, month), toLight, _ => true) is var implied and > 0)
        {
            parts.Add(new CapacityPart(PartKind.Implied, null, implied, null, null));
        }

        if (outcome.Forecast.Grown(item, month) is var grown and > 0)
        {
            parts.Add(new CapacityPart(PartKind.Growth, null, grown, null, null));
        }

        return parts;
    }

    private IEnumerable<CapacityPart> Observed(int item, int month, double[] toLight)
    {
        var observations = current.Observations.Of(current.Items[item]);
        foreach (var (extent, holder, rates) in current.Unattributed(item, isHopeful).ByExtent)
        {
            if (observations[extent].FindLast(each => each.From <= month)?.Baseline is { } observed)
            {
                yield return new CapacityPart(
                    holder.Partner is null ? PartKind.Aggregate : PartKind.Unattributed,
                    holder,
                    Replaced(rates[month], toLight, partner => Holds(holder, partner)),
                    new Citation(CitedKind.Baseline, observed.Id.Value, observed.Source),
                    observed.AsOf);
            }
        }
    }

    private bool Holds(Scope scope, int partner) =>
        scope.Partner is { } own ? own == current.Partners[partner]
        : scope == Scope.Allied || current.Partners.IsInEuropeanUnion(partner);

    /// <summary>The part of a rate without a known maker that newly published rates do not replace. Uses up those rates.</summary>
    private static double Replaced(double units, double[] toLight, Func<int, bool> holds)
    {
        for (var partner = 0; partner < toLight.Length && units > 0; partner++)
        {
            if (holds(partner))
            {
                var taken = Math.Min(units, toLight[partner]);
                toLight[partner] -= taken;
                units -= taken;
            }
        }

        return units;
    }
}
