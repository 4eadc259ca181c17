using System.Globalization;
using CoProduction.Functions.Records.Factories;
using CoProduction.Registry;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Plans;
using CoProduction.Registry.Releases;
using CoProduction.Registry.Statements;

namespace CoProduction.Functions.Import.Csv;

/// <summary>
/// The former promises of a plan, in one cell, oldest first: <c>2026-03-31/2027-12/500//funded;…</c>. A promise that this short form cannot say has all its
/// terms: <c>2026-03-31/reduction/by 2027-H1//400..500 a month///0/funded</c>. If the factory was not always released to everyone since, the releases are last:
/// <c>…/funded/to POL,NATO&amp;JPN</c>.
/// </summary>
internal static class HistoryCell
{
    private const string Column = "history";

    private const string Corrected = "corrected";

    private const string To = "to ";

    private const string Rule =
        "Must be former promises, separated by semicolons: each with the day until which it held, its month, its new rate or nothing, its added rate or nothing, its stage, and its ramp in months if it is known, such as 2026-03-31/2027-12/500//funded/6; or with the day, the kind, from or by and the date, the end of a pause, the total, the added rate, the share, the ramp and the stage, such as 2026-03-31/reduction/by 2027-H1//400..500 a month///0/funded. One that was an error ends in /corrected. Last are the releases of the factory since then, if it was not always released to everyone, such as /to POL,NATO&JPN or /to owner.";

    public static string Of(IEnumerable<PlanRevision> history) => ListCell.Of(history.Select(Of));

    /// <summary>Whether expansions.csv can say what a plan promises: from a month on, one rate a month.</summary>
    public static bool IsShort(PlanTerms terms) =>
        terms is { Timing: PlanTiming.From, Due: { } due, Share: null, Until: null }
        && due.Text == due.LastMonth.ToString()
        && (terms.Kind == PlanKind.Closure || (terms.Kind == PlanKind.Expansion && IsShort(terms.Total, isTotal: true) && IsShort(terms.Added, isTotal: false)));

    public static IReadOnlyList<PlanRevision> Read(Row row)
    {
        var revisions = ListCell.Split(row.Find(Column)).Select(Revision).ToArray();
        if (revisions.Contains(null))
        {
            row.Fault(Column, Rule);
        }

        return [.. revisions.OfType<PlanRevision>()];
    }

    private static string Of(PlanRevision revision)
    {
        var terms = revision.Terms;
        string?[] cells = IsShort(terms)
            ? [PlanDay.Text(revision.Until), terms.Effective.ToString(), Units(terms), Cells.Number(terms.Added?.Low), Word.Of(terms.Stage), .. terms.RampMonths is { } ramp ? [Cells.Number(ramp)] : Array.Empty<string>()]
            : [
                PlanDay.Text(revision.Until), Word.Of(terms.Kind), $"{Word.Of(terms.Timing)} {terms.Due}", terms.Until?.Text, QuantityText.Of(terms.Total), QuantityText.Of(terms.Added),
                Cells.Number(terms.Share), terms.RampMonths is { } months ? Cells.Number(months) : null, Word.Of(terms.Stage),
            ];
        string?[] marks = revision.IsCorrected ? [Corrected] : [];
        string?[] released = LastingReleaseText.Of(revision.Release) is { } releases ? [To + releases] : [];
        return ListCell.Of(cells.Concat(marks).Concat(released).Select(cell => cell ?? ""), '/');
    }

    private static PlanRevision? Revision(string text)
    {
        string[] cells = [.. ListCell.Split(text, '/')];
        var release = LastingRelease.ToEveryone;
        if (cells[^1].StartsWith(To, StringComparison.Ordinal))
        {
            if (!LastingReleaseText.TryParse(cells[^1][To.Length..], out release))
            {
                return null;
            }

            cells = cells[..^1];
        }

        var isCorrected = cells[^1] == Corrected;
        return PlanDay.Find(cells[0]) is { } day
            && Terms(isCorrected ? cells[1..^1] : cells[1..]) is { } terms
                ? new PlanRevision(day, terms, isCorrected) { Release = release }
                : null;
    }

    private static PlanTerms? Terms(string[] cells) => cells switch
    {
        [var effective, var total, var added, var stage, .. { Length: <= 1 } ramp] when Month.TryParse(effective, out var month) =>
            TryAmount(total, out var units) && TryAmount(added, out var more) && Word.TryParse<PlanStage>(stage, out var reached) && TryRamp(ramp is [var months] ? months : "", out var length)
                ? Try(() => ShortTerms(month, units, more, length, reached))
                : null,
        [var word, var when, var until, var total, var added, var share, var ramp, var stage] =>
            Word.TryParse<PlanKind>(word, out var kind)
            && when.Split(' ') is [var timing, var due] && Word.TryParse<PlanTiming>(timing, out var how) && Period.TryParse(due, out var period)
            && TryPeriod(until, out var end) && QuantityText.TryParse(total, out var units) && QuantityText.TryParse(added, out var more)
            && TryNumber(share, out var part) && TryRamp(ramp, out var length) && Word.TryParse<PlanStage>(stage, out var reached)
                ? Try(() => new PlanTerms(kind, period, reached, units, more, part, how, end, length))
                : null,
        _ => null,
    };

    /// <summary>What the short form promises; a new rate of 0 is a closure.</summary>
    public static PlanTerms ShortTerms(Month effective, double? newRate, double? added, int? ramp, PlanStage stage) =>
        new(
            newRate == 0 ? PlanKind.Closure : PlanKind.Expansion,
            Period.Of(effective),
            stage,
            newRate is > 0 and { } rate ? Quantity.AMonth(rate) : null,
            added is { } more ? Quantity.AMonth(more) : null,
            rampMonths: ramp);

    private static PlanTerms? Try(Func<PlanTerms> make)
    {
        try
        {
            return make();
        }
        catch (ArgumentException)
        {
            // The cell's rule says what would be right.
            return null;
        }
    }

    private static bool IsShort(Quantity? rate, bool isTotal) => rate is null or { High: null, Per: Per.Month, Unit: null } && !(isTotal && rate?.Low == 0);

    private static string? Units(PlanTerms terms) => terms.Kind == PlanKind.Closure ? "0" : Cells.Number(terms.Total?.Low);

    private static bool TryAmount(string text, out double? units) => TryNumber(text, out units) && (units is not { } known || Amount.IsFit(known));

    private static bool TryNumber(string text, out double? number)
    {
        var isRead = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var read);
        number = isRead ? read : null;
        return isRead || text.Length == 0;
    }

    private static bool TryRamp(string text, out int? ramp)
    {
        var isRead = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var months);
        ramp = isRead ? months : null;
        return isRead || text.Length == 0;
    }

    private static bool TryPeriod(string text, out Period? period)
    {
        period = Parsed.OrNull<Period>(text.Length == 0 || !Period.TryParse(text, out _) ? null : text);
        return text.Length == 0 || period is not null;
    }
}
