using System.Collections.Concurrent;
using CoProduction.Registry;

namespace CoProduction.Functions.Registry;

/// <summary>Where the records of one kind come together while the register is read.</summary>
internal interface IShelf
{
    string Kind { get; }

    /// <summary>Reads a record and puts it with the others; from any thread.</summary>
    void Put(string json);
}

internal sealed class Shelf<TRecord>(RecordKind<TRecord> kind) : IShelf
    where TRecord : class, IRecord
{
    private readonly ConcurrentQueue<TRecord> records = new();

    public string Kind => kind.Word;

    public IReadOnlyList<TRecord> Records => [.. records];

    public void Put(string json) => records.Enqueue(kind.Decode(json));
}
