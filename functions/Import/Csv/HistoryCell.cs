using System.Globalization;
using CoProduction.Registry;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Rates;

namespace CoProduction.Functions.Import.Csv;

/// <summary>The former promises of an expansion, in one cell: <c>2026-03-31/2027-12/500//funded;…</c>, oldest first.</summary>
internal static class HistoryCell
{
    private const string Column = "history";

    private const string Rule =
        "Must be former promises, separated by semicolons: each with the day until which it held, its month, its new rate or nothing, its added rate or nothing, and its stage, such as 2026-03-31/2027-12/500//funded.";

    public static string Of(IEnumerable<ExpansionRevision> history) =>
        string.Join(';', history.Select(revision => string.Join(
            '/',
            revision.Until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            revision.Effective,
            Cells.Number(revision.NewRate?.Units),
            Cells.Number(revision.AddedRate?.Units),
            Word.Of(revision.Stage))));

    public static IReadOnlyList<ExpansionRevision> Read(Row row)
    {
        var revisions = ListCell.Split(row.Find(Column)).Select(Revision).ToArray();
        if (revisions.Contains(null))
        {
            row.Fault(Column, Rule);
        }

        return [.. revisions.OfType<ExpansionRevision>()];
    }

    private static ExpansionRevision? Revision(string text) =>
        text.Split('/') is [var until, var effective, var newRate, var addedRate, var stage]
        && DateOnly.TryParseExact(until, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && Month.TryParse(effective, out var month)
        && TryRate(newRate, out var total)
        && TryRate(addedRate, out var added)
        && Word.TryParse<ExpansionStage>(stage, out var reached)
            ? new ExpansionRevision(day, month, total, added, reached)
            : null;

    private static bool TryRate(string text, out MonthlyRate? rate)
    {
        rate = null;
        if (text.Length == 0)
        {
            return true;
        }

        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var units) || !Amount.IsFit(units))
        {
            return false;
        }

        rate = new MonthlyRate(units);
        return true;
    }
}
