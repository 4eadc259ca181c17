using System.Collections;
using System.Globalization;

namespace CoProduction.Functions.Exchange.Files;

/// <summary>One row to be written: a text for each column, empty where nothing is known.</summary>
internal sealed class Cells : IEnumerable<KeyValuePair<string, string>>
{
    private readonly Dictionary<string, string> texts = new(StringComparer.Ordinal);
    private readonly HashSet<string> needed = new(StringComparer.Ordinal);

    /// <summary>The optional columns without which this row would not be read as it is meant.</summary>
    public IReadOnlyCollection<string> Needed => needed;

    public string? this[string column]
    {
        get => texts.GetValueOrDefault(column, "");
        set => texts[column] = value ?? "";
    }

    /// <summary>The shortest text that is read as the same number.</summary>
    public static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    public static string? Number(double? value) => value is { } number ? Number(number) : null;

    public static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    public static string? Degrees(decimal? value) => value?.ToString(CultureInfo.InvariantCulture);

    /// <summary>A text in an optional column.</summary>
    /// <param name="column">The column.</param>
    /// <param name="text">What it says for this row, where the column is written.</param>
    /// <param name="isNeeded">Whether leaving the column out would change the meaning.</param>
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
