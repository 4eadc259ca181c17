using System.Runtime.CompilerServices;
using CoProduction.Functions.Records;
using CoProduction.Functions.Store;

namespace CoProduction.Functions.Import.Csv;

/// <summary>The records of one kind that an import writes.</summary>
internal sealed record PlannedRecords(RecordKind Kind, IReadOnlyList<PlannedWrite> Records)
{
    // How many records of an intent are in memory at a time.
    private const int Batch = 2_000;

    /// <summary>Writes the records into an import's log, one a line: what the import saw, and what it writes.</summary>
    public async Task Log(TextWriter log)
    {
        foreach (var planned in Records)
        {
            // Files delete nothing.
            await log.WriteAsync($"{planned.Seen!.Value.Text} {Kind.Write(planned.Record!)}\n");
        }
    }

    /// <summary>Reads the records of one kind from an import's log.</summary>
    public static async IAsyncEnumerable<PlannedRecords> Read(RecordKind kind, TextReader log, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var records = new List<PlannedWrite>();
        while (await log.ReadLineAsync(cancellation) is { } line)
        {
            var end = line.IndexOf(' ', StringComparison.Ordinal);
            records.Add(new PlannedWrite(kind.Read(line[(end + 1)..]), new Seen(line[..end])));
            if (records.Count == Batch)
            {
                yield return new PlannedRecords(kind, records);
                records = [];
            }
        }

        yield return new PlannedRecords(kind, records);
    }
}
