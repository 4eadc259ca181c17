namespace CoProduction.Functions.Import.Csv;

/// <summary>One of the CSV files of the register: its columns, how a row is read, and how rows are written.</summary>
/// <param name="name">The file's name, such as <c>factories.csv</c>.</param>
/// <param name="columns">The required columns, in the order in which they are written.</param>
/// <param name="optional">The optional columns; each is written only where some record needs it.</param>
internal abstract class CsvFile(string name, IReadOnlyList<string> columns, params IReadOnlyList<string> optional)
{
    /// <summary>The columns that state the source of a row's figures.</summary>
    internal static readonly string[] SourceColumns = ["source", "source_url", "source_date", "confidence", "notes"];

    public string Name { get; } = name;

    public IReadOnlyList<string> Columns { get; } = columns;

    public IReadOnlyList<string> Optional { get; } = optional;

    /// <summary>Reads one row into the draft, or adds faults to the row.</summary>
    public abstract void Read(Row row, ImportDraft draft);

    /// <summary>Ends the file once all of its rows are read.</summary>
    public virtual void Complete(ImportDraft draft)
    {
    }

    /// <summary>The rows of the register's records. Importing them into an empty register gives the same records.</summary>
    public abstract IEnumerable<Cells> Rows(Register register);
}
