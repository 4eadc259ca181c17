using CoProduction.Functions.Exchange.Imports;

namespace CoProduction.Functions.Exchange.Files;

/// <summary>One of the files in which the register is exchanged: what its columns are, what a row says, how rows are written.</summary>
/// <param name="name">The file's name, such as <c>factories.csv</c>.</param>
/// <param name="columns">The columns that every such file has, in the order in which they are written.</param>
/// <param name="optional">The columns that a file may have besides, and that are written only where some record needs them.</param>
internal abstract class RegisterFile(string name, IReadOnlyList<string> columns, params IReadOnlyList<string> optional)
{
    /// <summary>The columns that say where a row's figures come from.</summary>
    protected static readonly string[] SourceColumns = ["source", "source_url", "source_date", "confidence", "notes"];

    public string Name { get; } = name;

    public IReadOnlyList<string> Columns { get; } = columns;

    public IReadOnlyList<string> Optional { get; } = optional;

    /// <summary>Takes in one row, or says what is wrong with it.</summary>
    public abstract void Read(Row row, Intake intake);

    /// <summary>The rows that state the register's records, so that reading them into an empty register gives the same records.</summary>
    public abstract IEnumerable<Cells> Rows(Register register);
}
