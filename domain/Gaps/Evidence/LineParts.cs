using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Reports;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Plans;
using CoProduction.Registry.Sources;
using CoProduction.Registry.Statements;

namespace CoProduction.Gaps.Evidence;

/// <summary>Splits the output of one line in one month and case by the records behind it: the line, then its plans in order.</summary>
/// <remarks>A plan that lowers the rate takes from the part that was added last.</remarks>
internal sealed class LineParts
{
    private readonly List<CapacityPart> parts = [];
    private readonly RegisteredLine registered;

    private LineParts(RegisteredLine registered) => this.registered = registered;

    /// <returns>The parts in the order of addition; empty if nothing is known of the line.</returns>
    public static IReadOnlyList<CapacityPart> Of(RegisteredLine registered, Projection projection, ForecastCase forecast, int month, bool hopeful)
    {
        var line = new LineParts(registered);
        var doubt = hopeful ? registered.Doubt(month) : 0;
        line.AddMade(registered.Output.At(month) is null && doubt == 0 ? null : (registered.Output.At(month) ?? 0) + doubt);
        PlannedStep[] steps = registered.Line.Plans.Count > 0 ? [.. projection.Planned(registered).In(hopeful).Steps] : [];
        var before = (registered.Output.At(month) ?? 0) + doubt;
        for (var count = 1; count <= steps.Length; count++)
        {
            var upToHere = projection.Planned(registered.With([.. steps[..count].Select(step => step.Plan)])).In(hopeful);
            var after = new LineForecast(upToHere, forecast).At(month).Sum;
            line.Change(after - before, steps[count - 1].Plan);
            before = after;
        }

        return line.parts;
    }

    /// <summary>The source of a line's rate: its own, or its line's, or its factory's.</summary>
    public static Source SourceOf(RegisteredLine registered) =>
        registered.Latest(Measure.Output)?.Source ?? registered.Line.Source ?? registered.Factory.Source;

    /// <summary>The record that states a line's rate: the statement if it has its own source, or the line if it has one, otherwise the factory.</summary>
    public static Citation RecordOf(RegisteredLine registered) =>
        registered.Latest(Measure.Output) is { Source: not null } rate ? Citation.Of(registered.Registered, rate)
        : registered.Line.Source is { } source
            ? new Citation(CitedKind.Line, registered.Id, source)
            : new Citation(CitedKind.Factory, registered.Factory.Id.Value, registered.Factory.Source);

    private void AddMade(double? made)
    {
        if (made is { } rate)
        {
            var record = RecordOf(registered);
            parts.Add(new CapacityPart(
                PartKind.Line, Scope.Of(registered.Factory.Partner), rate, record, registered.Latest(Measure.Output)?.Period ?? record.Source.Date));
        }
    }

    private void Change(double units, Plan plan)
    {
        if (units > 0)
        {
            var record = new Citation(CitedKind.Plan, $"{registered.Id}/{plan.Id}", plan.Source);
            parts.Add(new CapacityPart(
                PartKind.Plan, Scope.Of(registered.Factory.Partner), units, record, plan.Source.Date));
        }

        for (var last = parts.Count - 1; last >= 0 && units < 0; last--)
        {
            var taken = Math.Min(parts[last].Units, -units);
            parts[last] = parts[last] with { Units = parts[last].Units - taken };
            units += taken;
        }
    }
}
