using System.Globalization;

namespace CoProduction.Functions.Import.Csv;

/// <summary>
/// Keeps spreadsheets from running a text as a formula. A text that begins as a formula is exported with an apostrophe before it, which an import takes off
/// again. Numbers stay as they are.
/// </summary>
internal static class FormulaCell
{
    private const char Apostrophe = '\'';

    /// <summary>The cell of a text.</summary>
    public static string Of(string? text) =>
        text is null ? "" : IsFormula(text) && !IsNumber(text) ? Apostrophe + text : text;

    /// <summary>The text of a cell.</summary>
    public static string TextOf(string cell) => cell.StartsWith(Apostrophe) && IsFormula(cell) ? cell[1..] : cell;

    /// <summary>Whether a text begins as a formula, after any apostrophes: one more is put before these, so that the text is the same after an import.</summary>
    private static bool IsFormula(string text) => text.AsSpan().TrimStart(Apostrophe) is [var first, ..] && first is '=' or '+' or '-' or '@' or '\t' or '\r';

    private static bool IsNumber(string text) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out _);
}
