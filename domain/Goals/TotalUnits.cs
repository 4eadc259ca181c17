using CoProduction.Registry.Items;

namespace CoProduction.Goals;

/// <summary>Converts totals into the units in which their items are counted.</summary>
internal static class TotalUnits
{
    /// <summary>The totals with every figure in its item's own unit, without those that do not convert; the same list if all are already.</summary>
    public static IReadOnlyList<Baseline> Own(IReadOnlyList<Item> items, IReadOnlyList<Baseline> baselines)
    {
        if (baselines.All(baseline => baseline.Quantity.Unit is null))
        {
            return baselines;
        }

        var byCode = items.ToDictionary(item => item.Code);
        return [.. baselines.Select(baseline => baseline.InOwnUnits(unit => OwnUnits.UnitsOf(byCode.GetValueOrDefault(baseline.Item), unit))).OfType<Baseline>()];
    }
}
