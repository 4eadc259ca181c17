using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Reports;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Sources;

namespace CoProduction.Gaps.Evidence;

/// <summary>Splits the output of one line in one month and case by the records behind it: the line, then its expansions in order.</summary>
/// <remarks>An expansion that lowers the rate takes from the part that was added last.</remarks>
internal sealed class LineParts
{
    private readonly List<CapacityPart> parts = [];
    private readonly RegisteredLine registered;

    private LineParts(RegisteredLine registered) => this.registered = registered;

    /// <returns>The parts in the order of addition; empty if nothing is known of the line.</returns>
    public static IReadOnlyList<CapacityPart> Of(RegisteredLine registered, Projection projection, ForecastCase forecast, int month)
    {
        var line = new LineParts(registered);
        line.AddCurrent();
        if (registered.Line.Expansions.Count > 0)
        {
            line.AddExpansions(projection, forecast, month);
        }

        return line.parts;
    }

    /// <summary>The source of a line's rate: its own, or its factory's if it has none.</summary>
    public static Source SourceOf(RegisteredLine registered) => registered.Line.Source ?? registered.Factory.Source;

    /// <summary>The record that states a line's rate: the line if it has its own source, otherwise its factory.</summary>
    public static Citation RecordOf(RegisteredLine registered) =>
        registered.Line.Source is { } source
            ? new Citation(CitedKind.Line, registered.Id, source)
            : new Citation(CitedKind.Factory, registered.Factory.Id.Value, registered.Factory.Source);

    private void AddCurrent()
    {
        if (registered.Current is { } rate)
        {
            var record = RecordOf(registered);
            parts.Add(new CapacityPart(
                PartKind.Line, Scope.Of(registered.Factory.Partner), rate, record, registered.Line.AsOf ?? record.Source.Date));
        }
    }

    private void AddExpansions(Projection projection, ForecastCase forecast, int month)
    {
        var ordered = new List<Expansion>();
        foreach (var step in projection.Planned(registered).Steps)
        {
            ordered.Add(step.Expansion);
        }

        var before = registered.Current ?? 0;
        for (var count = 1; count <= ordered.Count; count++)
        {
            var upToHere = projection.Planned(registered with { Line = registered.Line.With(ordered[..count]) });
            var rate = new LineForecast(upToHere, forecast).At(month);
            var after = rate.Total + rate.Added;
            Change(after - before, ordered[count - 1]);
            before = after;
        }
    }

    private void Change(double units, Expansion expansion)
    {
        if (units > 0)
        {
            var record = new Citation(CitedKind.Expansion, $"{registered.Id}/{expansion.Id}", expansion.Source);
            parts.Add(new CapacityPart(
                PartKind.Expansion, Scope.Of(registered.Factory.Partner), units, record, expansion.Source.Date));
        }

        for (var last = parts.Count - 1; last >= 0 && units < 0; last--)
        {
            var taken = Math.Min(parts[last].Units, -units);
            parts[last] = parts[last] with { Units = parts[last].Units - taken };
            units += taken;
        }
    }
}
