using System.Collections;
using System.Globalization;

namespace CoProduction.Functions.Import.Csv;

/// <summary>The cells of one row to write: a text for each column, empty where nothing is known.</summary>
internal sealed class Cells : IEnumerable<KeyValuePair<string, string>>
{
    private readonly Dictionary<string, string> texts = new(StringComparer.Ordinal);
    private readonly HashSet<string> needed = new(StringComparer.Ordinal);

    /// <summary>The optional columns without which an import would read another record from this row.</summary>
    public IReadOnlyCollection<string> Needed => needed;

    public string? this[string column]
    {
        get => texts.GetValueOrDefault(column, "");
        set => texts[column] = value ?? "";
    }

    /// <summary>The shortest text that parses to the same number.</summary>
    public static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    public static string? Number(double? value) => value is { } number ? Number(number) : null;

    public static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    public static string? Degrees(decimal? value) => value?.ToString(CultureInfo.InvariantCulture);

    /// <summary>Adds a cell of an optional column.</summary>
    /// <param name="column">The column.</param>
    /// <param name="text">The text, if the column is written.</param>
    /// <param name="isNeeded">Whether an import would read another record without the column.</param>
    public Cells With(string column, string? text, bool isNeeded)
    {
        this[column] = text;
        if (isNeeded)
        {
            needed.Add(column);
        }

        return this;
    }

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => texts.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
