using CoProduction.Functions.GapReports;

namespace CoProduction.Functions.Mail.Briefings;

/// <summary>Says what has changed since the last report that the recipient got: figures, plans and records.</summary>
internal static class ChangeSection
{
    private const string Title = "What changed";
    private const int MostRows = 24;

    /// <param name="source">The two nights.</param>
    /// <param name="families">The families that are wanted, as of now.</param>
    /// <param name="scope">What the recipient wants to know of.</param>
    /// <param name="figures">Writes figures.</param>
    public static BriefingSection Of(BriefingSource source, IReadOnlyList<FamilyResponse> families, BriefingScope scope, BriefingFigures figures)
    {
        if (source.Before is not { } before)
        {
            return new BriefingSection(Title, ["This is the first report that you get. The next one says what has changed since."], [], []);
        }

        var since = $"the report of {figures.Day(before.Night.ComputedAt)}";
        var verdicts = FigureChanges.Verdicts(families, before.Report).ToList();
        var rows = FigureChanges.Rows(families, source.Report, before.Report, figures).ToList();
        var more = rows.Count - MostRows;
        BriefingItem[] items =
        [
            .. verdicts.Count > 0 ? [new BriefingItem("Verdicts", Counted(verdicts.Count, "verdict", figures), verdicts)] : Array.Empty<BriefingItem>(),
            .. PlanChanges.Of(before.Register, source.Seen.Register, scope, figures),
            .. RecordChanges.Of(before.Register, source.Seen.Register, scope, figures),
        ];
        return items.Length == 0 && rows.Count == 0
            ? new BriefingSection(Title, [$"Nothing has changed since {since}: the figures, plans and records are the same."], [], [])
            : new BriefingSection(
                Title,
                [
                    $"Since {since}, the last one that you got.",
                    .. more > 0 ? [$"{figures.Count(rows.Count)} figures have changed; these are the first {figures.Count(MostRows)}."] : Array.Empty<string>(),
                    .. rows.Count == 0 ? ["No figure has changed."] : Array.Empty<string>(),
                    .. items.Length == 0 ? ["No plan and no record has changed: the figures moved with the month."] : Array.Empty<string>(),
                ],
                rows.Count == 0 ? [] : [new BriefingTable(["figure in the last month", "then", "now", "change"], [.. rows.Take(MostRows)])],
                items);
    }

    private static string Counted(int count, string what, BriefingFigures figures) => $"{figures.Count(count)} {what}{(count == 1 ? " has" : "s have")} changed.";
}
