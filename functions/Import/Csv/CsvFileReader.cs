using System.Text.Unicode;
using CoProduction.Registry.Texts;
using CsvHelper;

namespace CoProduction.Functions.Import.Csv;

/// <summary>Reads one file, row by row.</summary>
internal sealed class CsvFileReader(CsvFile file, ImportFaults faults)
{
    /// <summary>In bytes; more than any row needs. It keeps an unclosed quote from filling the memory.</summary>
    private const int LargestRow = 1024 * 1024;

    private Dictionary<string, int>? columns;
    private int width;

    /// <summary>
    /// The rows that have as many fields as the header. Other rows, and a wrong header, become faults. Rows without a text, and columns without a name and
    /// a text, are what a spreadsheet leaves where cells were emptied; they are passed over.
    /// </summary>
    public IEnumerable<Row> Read(Stream content)
    {
        CsvMalformedReason? broken = null;
        var options = CsvReaderOptions.Default with
        {
            Separator = ',',
            HasHeader = false,
            TrackLineNumbers = true,
            MaxRecordSize = LargestRow,
            OnMalformedRecord = record => broken = record.Reason,
        };
        using var reader = CsvReader.Create(content, options, leaveOpen: true);
        while (Next(reader))
        {
            if (broken is not null)
            {
                Fault(reader, null, broken == CsvMalformedReason.UnterminatedQuote
                    ? "A quote is opened here and never closed."
                    : "Quotes enclose a whole field, and a quote within it is written twice (RFC 4180).");
                broken = null;
            }
            else if (Row(reader) is { } row)
            {
                yield return row;
            }

            if (columns is null)
            {
                yield break;
            }
        }

        if (columns is null)
        {
            faults.Add(file.Name, 1, null, null, "Must begin with a header row.");
        }
    }

    private bool Next(CsvReader reader)
    {
        try
        {
            return reader.Read();
        }
        catch (CsvFormatException tooLarge)
        {
            faults.Add(
                file.Name, tooLarge.LineNumber > 0 ? (int)tooLarge.LineNumber : null, null, null,
                $"A row has more than {LargestRow} bytes; a quote may have been left open.");
            columns ??= [];
            return false;
        }
    }

    private Row? Row(CsvReader reader)
    {
        var texts = new string[reader.FieldCount];
        for (var i = 0; i < texts.Length; i++)
        {
            if (!Utf8.IsValid(reader.GetRawSpan(i)))
            {
                Fault(reader, columns?.FirstOrDefault(column => column.Value == i).Key, "Must be UTF-8.");
                return null;
            }

            texts[i] = FormulaCell.TextOf(Composition.Of(reader.GetString(i)));
        }

        if (columns is null)
        {
            columns = Header(reader, texts);
            width = texts.Length;
            return null;
        }

        if (Array.TrueForAll(texts, string.IsNullOrWhiteSpace))
        {
            return null;
        }

        if (texts.Length != width)
        {
            Fault(reader, null, $"Has {texts.Length} field{(texts.Length == 1 ? "" : "s")} where the header has {width}.");
            return null;
        }

        if (columns.Count < width && texts.Index().FirstOrDefault(cell => cell.Item.Length > 0 && !columns.ContainsValue(cell.Index)) is { Item: { } stray })
        {
            Fault(reader, null, $"'{stray}' stands in a column that has no name in the header.");
            return null;
        }

        return new Row(file.Name, (int)reader.LineNumber, columns, texts, faults);
    }

    private Dictionary<string, int>? Header(CsvReader reader, string[] names)
    {
        if (NotCommas(names) is { } fault)
        {
            Fault(reader, null, fault);
            return null;
        }

        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        var sound = true;
        foreach (var (index, name) in names.Index().Where(column => column.Item.Length > 0))
        {
            if (!file.Columns.Contains(name) && !file.Optional.Contains(name))
            {
                Wrong(name, $"Is not a column of this file; its columns are {string.Join(", ", [.. file.Columns, .. file.Optional])}.");
            }
            else if (!found.TryAdd(name, index))
            {
                Wrong(name, "Is in the header twice.");
            }
        }

        foreach (var missing in file.Columns.Except(found.Keys))
        {
            Wrong(missing, "Is missing in the header.");
        }

        return sound ? found : null;

        void Wrong(string column, string message)
        {
            sound = false;
            Fault(reader, column, message);
        }
    }

    /// <summary>Why the header cannot be read at all: one fault instead of one for each column.</summary>
    private static string? NotCommas(string[] names) =>
        names.Any(name => name.Contains('\0', StringComparison.Ordinal)) ? "Must be UTF-8."
        : names is [var only] && only.AsSpan().IndexOfAny(';', '\t') is >= 0 and var at
            ? $"Separate the fields by commas; here they are separated by {(only[at] == ';' ? "semicolons" : "tabs")}."
        : null;

    private void Fault(CsvReader reader, string? column, string message) =>
        faults.Add(file.Name, (int)reader.LineNumber, column, null, message);
}
