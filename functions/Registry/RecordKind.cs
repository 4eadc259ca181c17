using System.Text.Json;
using CoProduction.Registry;

namespace CoProduction.Functions.Registry;

/// <summary>A kind of record, as the register keeps it: its word, where its records lie, how they are written.</summary>
public sealed class RecordKind<TRecord>
    where TRecord : class, IRecord
{
    private readonly Func<TRecord, string> write;
    private readonly Func<string, TRecord> read;

    internal RecordKind(string word, Partitioning partitioning, Func<TRecord, string> write, Func<string, TRecord> read)
    {
        Word = word;
        Partitioning = partitioning;
        this.write = write;
        this.read = read;
    }

    /// <summary>Names the kind in keys, cursors and hashes: <c>factory</c>.</summary>
    public string Word { get; }

    public Partitioning Partitioning { get; }

    /// <summary>The next version after a former one on a day (<see cref="IEvolving{TSelf}"/>); null where versions keep nothing.</summary>
    internal Func<TRecord, TRecord, DateOnly, TRecord>? Evolve { get; init; }

    /// <exception cref="RecordTooLargeException">The JSON is longer than <see cref="RecordJson.Longest"/>.</exception>
    internal string Encode(TRecord record)
    {
        var json = write(record);
        return json.Length <= RecordJson.Longest ? json : throw new RecordTooLargeException(Word, record.Id, json.Length);
    }

    internal TRecord Decode(string json) => read(json);
}

internal static class RecordKind
{
    public static RecordKind<TRecord> Of<TRecord, TBody>(string word, Partitioning partitioning)
        where TRecord : class, IRecord
        where TBody : class, IBody<TBody, TRecord> =>
        new(word, partitioning, Write<TRecord, TBody>, Read<TRecord, TBody>);

    public static RecordKind<TRecord> OfEvolving<TRecord, TBody>(string word, Partitioning partitioning)
        where TRecord : class, IRecord, IEvolving<TRecord>
        where TBody : class, IBody<TBody, TRecord> =>
        new(word, partitioning, Write<TRecord, TBody>, Read<TRecord, TBody>)
        {
            Evolve = static (next, former, today) => next.After(former, today),
        };

    private static string Write<TRecord, TBody>(TRecord record)
        where TRecord : class, IRecord
        where TBody : class, IBody<TBody, TRecord> =>
        JsonSerializer.Serialize(TBody.From(record), RecordJson.Options);

    private static TRecord Read<TRecord, TBody>(string json)
        where TRecord : class, IRecord
        where TBody : class, IBody<TBody, TRecord> =>
        JsonSerializer.Deserialize<TBody>(json, RecordJson.Options)!.ToRecord();
}
