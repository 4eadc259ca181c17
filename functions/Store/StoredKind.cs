using CoProduction.Registry;

namespace CoProduction.Functions.Store;

/// <summary>A kind of record, such as the factories, as the register stores it.</summary>
/// <param name="name">The kind's name in keys, cursors and hashes, such as <c>mro-site</c>.</param>
/// <param name="partitioning">How the kind's records are spread over partitions.</param>
public abstract class StoredKind(string name, Partitioning partitioning)
{
    /// <summary>The kind's name in keys, cursors and hashes, such as <c>mro-site</c>.</summary>
    public string Name => name;

    /// <summary>How the kind's records are spread over partitions.</summary>
    public Partitioning Partitioning => partitioning;

    /// <summary>The type of the kind's records.</summary>
    public abstract Type Record { get; }

    /// <summary>Whether a text is an id of this kind.</summary>
    public bool IsId(string text) => partitioning.Of(text) is not null;

    /// <summary>Reads a record from JSON as the register stores it.</summary>
    internal abstract IRecord Read(string json);

    /// <summary>Writes a record as the JSON that the register stores.</summary>
    /// <exception cref="RecordTooLargeException">The JSON is longer than <see cref="RecordJson.Longest"/>.</exception>
    internal abstract string Write(IRecord record);

    /// <summary>The version to store when an author replaces a former record, or adds one, on a day.</summary>
    internal virtual IRecord Evolve(IRecord next, IRecord? former, DateOnly today, Author author) => next;

    /// <summary>The columns beside the record's JSON, for people who look at the table itself.</summary>
    internal abstract IEnumerable<(string Column, string? Value)> Columns(IRecord record);

    public override string ToString() => name;
}
