using CoProduction.Gaps.Forecasts;
using CoProduction.Goals;
using CoProduction.Registry.Items;
using CoProduction.Registry.Sites;

namespace CoProduction.Gaps.Reports;

/// <summary>Collects the records behind the capacity of each item in one case.</summary>
internal sealed class SupplyEvidence(Register register, CurrentCapacity current, Forecast forecast, ForecastCase shown)
{
    private readonly ILookup<string, Baseline> statements =
        register.Baselines.Where(baseline => baseline.Kind != BaselineKind.Baseline).ToLookup(baseline => baseline.Item.Value);

    public Supply Of(int item)
    {
        var code = current.Items[item];
        var months = Enumerable.Range(0, current.Horizon.Months);
        return new Supply(
            code,
            [.. months.Select(month => forecast.Capacity(item, month))],
            [.. current.Lines.Of(item).Select(line => new LineSupply(line))],
            [.. current.Lines.ExpandingOf(item).SelectMany(Expansions)],
            [.. current.Observations.Of(code).Values.SelectMany(observations => observations)],
            [.. current.Unattributed(item).ByScope.Select(scope => new ScopeSupply(scope.Scope, scope.Rates))],
            current.Items.IsProduct(item) ? null : [.. months.Select(month => current.Implied(item, month))],
            [.. statements[code.Value]]);
    }

    private IEnumerable<ExpansionSupply> Expansions(PlannedLine planned) =>
        new LineForecast(planned, shown).Effects.Select(effect => new ExpansionSupply(
            planned.Registered.Factory.Id, planned.Registered.Line.Stage, effect.Expansion, effect.Effect));
}

/// <summary>A line of an item that the register does not know. It counts nowhere.</summary>
public sealed record UnknownLine(SiteId Factory, ItemCode Item);

/// <summary>An item without a registered line or an observed total. It binds nothing, and its true limit is unknown.</summary>
/// <param name="Item">The item.</param>
/// <param name="Products">The products that depend on it, in the order of their codes; at least one.</param>
public sealed record UnmappedItem(ItemCode Item, IReadOnlyList<ItemCode> Products);
