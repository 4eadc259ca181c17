using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Readings;
using CoProduction.Registry;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Items;
using CoProduction.Registry.Sites;
using CoProduction.Registry.Statements;

namespace CoProduction.Gaps.Candidates;

/// <summary>Finds lines that support their sites as candidates: lines of the item, and lines of other items of its family and kind.</summary>
internal sealed class LineReasons(CaseProjection outcome, int month)
{
    private readonly CurrentCapacity current = outcome.Projection.CurrentCapacity;

    /// <summary>The lines and their reasons. Lines of closed sites give no reason.</summary>
    public IEnumerable<(Factory Factory, Reason Reason)> Of(int item)
    {
        var makes = current.Lines.Of(item).Where(IsOpen).ToList();
        var planned = current.Lines.ExpandingOf(item).ToDictionary(line => line.Registered.Id, StringComparer.Ordinal);
        return makes.SelectMany(line => OfSame(line, Counted(line, planned.GetValueOrDefault(line.Id))).Select(reason => (line.Factory, reason)))
            .Concat(OfKind(item, makes.Select(line => line.Line.Stage).ToHashSet()));
    }

    private static bool IsOpen(RegisteredLine line) => line.Status != SiteStatus.Closed;

    /// <summary>The rate that the case counts for a line, units a month; null if it is unknown.</summary>
    private double? Counted(RegisteredLine line, PlannedLine? planned)
    {
        if (planned is null)
        {
            return line.Status == SiteStatus.Idle ? 0 : line.Current;
        }

        var forecast = new LineForecast(planned.In(outcome.Outlook.Reading.IsHopeful()), outcome.Outlook.Case);
        var rate = forecast.At(month);
        return planned.IsUnknown && !(forecast.Changes?.From <= month) ? null : rate.Total + rate.Added;
    }

    private static IEnumerable<Reason> OfSame(RegisteredLine registered, double? counted)
    {
        var source = registered.Line.Source ?? registered.Factory.Source;
        var isIdle = registered.Status == SiteStatus.Idle;
        var surge = registered.Latest(Measure.Surge)?.Lowest ?? 0;
        var most = isIdle ? Math.Max(registered.Latest(Measure.Output)?.Lowest ?? 0, surge) : surge;
        double? room = registered.Status is SiteStatus.Idle or SiteStatus.Operating && most > counted ? most - counted : null;
        yield return new Reason(
            isIdle ? ReasonKind.IdleLine : room is null ? ReasonKind.SameItem : ReasonKind.SurgeRoom, registered.Id, source, room);
        if (!isIdle && room is not null && counted < most / 2)
        {
            yield return new Reason(ReasonKind.UnderusedLine, registered.Id, source);
        }
    }

    private IEnumerable<(Factory Factory, Reason Reason)> OfKind(int item, HashSet<Keyword> stages) =>
        current.Items.RecordOf(item) is { } record
            ? from line in current.Lines.OfKnownItems
              where IsOpen(line) && (stages.Count == 0 || stages.Contains(line.Line.Stage)) && IsOfKind(record, line.Line.Item)
              select (line.Factory, new Reason(ReasonKind.SameKind, line.Id, line.Line.Source ?? line.Factory.Source))
            : [];

    private bool IsOfKind(Item item, ItemCode other) =>
        other != item.Code
        && current.Items.Find(other) is { } number
        && current.Items.RecordOf(number) is { } record
        && (record.Family, record.Kind) == (item.Family, item.Kind);
}
