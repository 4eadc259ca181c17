using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Readings;
using CoProduction.Goals;
using CoProduction.Registry.Items;
using CoProduction.Registry.Sites;

namespace CoProduction.Gaps.Reports;

/// <summary>Collects the records behind the capacity of each item in one case.</summary>
/// <param name="projection">The projection.</param>
/// <param name="readings">The case in every reading, in order.</param>
internal sealed class SupplyEvidence(Projection projection, IReadOnlyList<CaseProjection> readings)
{
    private readonly CurrentCapacity current = projection.CurrentCapacity;
    private readonly ILookup<string, Baseline> statements =
        projection.Register.Baselines.Where(baseline => baseline.Kind != BaselineKind.Baseline).ToLookup(baseline => baseline.Item.Value);

    public Supply Of(int item)
    {
        var code = current.Items[item];
        var months = Enumerable.Range(0, current.Horizon.Months);
        return new Supply(
            code,
            [.. months.Select(month => CapacityOf(item, month))],
            current.Unstated.Of(item),
            LinesOf(item),
            [.. current.Lines.ExpandingOf(item).SelectMany(Plans)],
            [.. current.Observations.Of(code).Values.SelectMany(observations => observations)],
            [.. current.Unattributed(item).ByExtent.Select(part => new ExtentSupply(part.Extent, part.Rates))],
            current.Items.IsProduct(item) && current.Explosion.Uses.UsersOf(item).Length == 1 ? null : [.. months.Select(month => current.Implied(item, month))],
            [.. statements[code.Value]]);
    }

    private LazyList<LineSupply> LinesOf(int item)
    {
        var lines = current.Lines.Of(item);
        return new LazyList<LineSupply>(lines.Count, place => new LineSupply(lines[place], current.Unstated.IsCovered(item, lines[place])));
    }

    private IEnumerable<PlanSupply> Plans(PlannedLine planned) =>
        new LineForecast(planned, readings[0].Outlook.Case).Effects.Select(effect => new PlanSupply(
            planned.Registered.Factory.Id, planned.Registered.Line.Stage, planned.Registered.Line.Name, effect.Step.Plan, projection.Horizon.At(effect.Step.From), effect.Effect));

    private AtReadings<double>? CapacityOf(int item, int month) =>
        readings[0].Forecast.IsKnown(item, month)
            ? new AtReadings<double>([.. readings.Select(outcome => Capacity.Shown(outcome.Forecast.Capacities[month, item]))])
            : null;
}

/// <summary>A line of an item that the register does not know. It counts nowhere.</summary>
public sealed record UnknownLine(SiteId Factory, ItemCode Item);

/// <summary>An item without a registered line or an observed total. A component is supplied today like any other; how that will grow is unstated.</summary>
/// <param name="Item">The item.</param>
/// <param name="Products">The products that depend on it, in the order of their codes; at least one.</param>
public sealed record UnregisteredItem(ItemCode Item, IReadOnlyList<ItemCode> Products);
