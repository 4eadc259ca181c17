using CoProduction.Registry;

namespace CoProduction.Functions.Import.Csv;

/// <summary>
/// One row of a file. Each cell that is read adds its faults; what the row states is made only where there is no fault.
/// </summary>
internal sealed partial class Row(string file, int line, IReadOnlyDictionary<string, int> columns, string[] texts, ImportFaults faults)
{
    public const string Absent = "Must not be empty.";

    public string File { get; } = file;

    /// <summary>The physical line on which the row starts, from 1.</summary>
    public int Line { get; } = line;

    /// <summary>Whether the row has no fault so far.</summary>
    public bool IsSound { get; private set; } = true;

    /// <summary>The place of the row, in words.</summary>
    public string Place => $"{File} line {Line}";

    /// <summary>All cells in one text; equal for rows with equal cells.</summary>
    public string Content => string.Join('\u001f', texts);

    /// <summary>The cells with the names of their columns, in the order of the file.</summary>
    public IEnumerable<KeyValuePair<string, string>> Cells => columns.Select(column => KeyValuePair.Create(column.Key, texts[column.Value]));

    public void Fault(string column, string message)
    {
        IsSound = false;
        faults.Add(File, Line, column, Raw(column), message);
    }

    public bool Has(string column) => columns.ContainsKey(column);

    /// <summary>The text of a cell; null where it is empty or the file has no such column.</summary>
    public string? Find(string column) => Raw(column) is { Length: > 0 } text ? text : null;

    public string? Text(string column, int longest)
    {
        if (Find(column) is null)
        {
            Fault(column, Absent);
            return null;
        }

        return TextOrNull(column, longest);
    }

    public string? TextOrNull(string column, int longest)
    {
        if (Find(column) is not { } text)
        {
            return null;
        }

        if (Wording.Fault(text, longest) is { } fault)
        {
            Fault(column, fault);
        }

        return text;
    }

    public T? Parse<T>(string column)
        where T : IParsed<T>
    {
        if (Find(column) is { } text)
        {
            return Parse<T>(column, text);
        }

        Fault(column, Absent);
        return default;
    }

    public T? ParseOrNull<T>(string column)
        where T : class, IParsed<T> =>
        Find(column) is { } text ? Parse<T>(column, text) : null;

    public IReadOnlyList<T> ParseList<T>(string column)
        where T : class, IParsed<T> =>
        [.. ListCell.Split(Find(column)).Select(text => Parse<T>(column, text)).OfType<T>()];

    public TEnum Word<TEnum>(string column, TEnum? absent = null)
        where TEnum : struct, Enum
    {
        var text = Find(column);
        if (text is null && absent is { } value)
        {
            return value;
        }

        if (!CoProduction.Registry.Word.TryParse<TEnum>(text, out value))
        {
            Fault(column, CoProduction.Registry.Word.Rule<TEnum>());
        }

        return value;
    }

    /// <summary>
    /// Makes what the row states, where no cell has a fault. A fault that the constructor finds is a fault of the column that belongs to
    /// the parameter, or else of the first of the given columns.
    /// </summary>
    public T? Make<T>(Func<T> make, params (string Parameter, string Column)[] places)
        where T : class
    {
        T? made = null;
        if (IsSound)
        {
            Try(
                () => made = make(),
                parameter => places.FirstOrDefault(place => place.Parameter == parameter, places[0]).Column);
        }

        return made;
    }

    /// <summary>Makes something. A fault that the constructor finds is a fault of the column that belongs to the parameter.</summary>
    public void Try(Action make, Func<string?, string> columnOf)
    {
        try
        {
            make();
        }
        catch (ArgumentException wrong)
        {
            Fault(columnOf(wrong.ParamName), Sentence(wrong));
        }
        catch (FormatException wrong)
        {
            Fault(columnOf(null), wrong.Message);
        }
    }

    private T? Parse<T>(string column, string text)
        where T : IParsed<T>
    {
        if (T.TryParse(text, out var value))
        {
            return value;
        }

        Fault(column, T.Rule);
        return default;
    }

    // The runtime adds the parameter's name, which means nothing to the author of the file.
    private static string Sentence(ArgumentException wrong) => wrong.Message.Split(" (Parameter '", 2)[0];

    private string Raw(string column) => columns.TryGetValue(column, out var index) ? texts[index] : "";
}
