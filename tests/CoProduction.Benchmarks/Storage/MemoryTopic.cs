using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using CoProduction.Benchmarks.Reporting;
using CoProduction.Functions.Records;
using CoProduction.Functions.Store;
using CoProduction.Functions.Store.Revisions;
using CoProduction.Functions.Store.Snapshots;
using CoProduction.Registry;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Releases;
using CoProduction.Registry.Texts;

namespace CoProduction.Benchmarks.Storage;

/// <summary>What the register in the memory of a program weighs, and how long each look at it takes.</summary>
internal sealed record MemoryTopic(string Word, string Title, string Note) : Topic(Word, Title, Note)
{
    private const int Turns = 21;

    private static readonly DateTimeOffset At = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    public override Task<string?> MeasureAsync(bool smoke)
    {
        var table = new StringBuilder();
        table.AppendLine("| sites | bytes a site | all read from their rows | ÷ of it: one changed | what a reader sees | 50 sites | the first search for a word that is nowhere | another | with all texts folded, bytes a site |").AppendLine("|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        foreach (var sites in smoke ? [100] : new[] { 10_000, 100_000, 1_000_000 })
        {
            table.AppendLine(Row(sites));
        }

        return Task.FromResult<string?>(table.ToString());
    }

    private static string Row(int sites)
    {
        var rows = RowsOf(sites);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var clock = Stopwatch.StartNew();
        var snapshot = Read(rows);
        var read = clock.Elapsed;
        var bytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / sites;

        var reader = Reader.Of(Parsed.As<CountryCode>("POL"), partner: null, isCoordinator: false);
        var factories = snapshot.Of(RecordKinds.Factories);
        var one = rows.First(row => row.Kind == RecordKinds.Factories);
        var changed = Median(() => snapshot.With([Place(one)]));
        var seen = Median(() => snapshot.See(reader).Sight);
        var listed = Median(() => factories.List(new RecordFilter { Reader = reader }, after: null, limit: 50));
        var first = Timed.Of(() => { factories.List(new RecordFilter { Reader = reader, Text = new WordSearch("nowhere") }, after: null, limit: 50); });
        var found = Median(() => factories.List(new RecordFilter { Reader = reader, Text = new WordSearch("nowhere") }, after: null, limit: 50));
        var folded = (GC.GetTotalMemory(forceFullCollection: true) - before) / sites;
        GC.KeepAlive(snapshot);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {sites:N0} | {bytes:N0} | {read.TotalMilliseconds:N0} ms | {changed / read:P4} ({changed.TotalMilliseconds:N3} ms) | {seen.TotalMilliseconds:N3} ms | {listed.TotalMilliseconds:N3} ms | {first.TotalMilliseconds:N1} ms | {found.TotalMilliseconds:N2} ms | {folded:N0} |");
    }

    // The synthetic register is left behind: its records share texts that records from storage do not.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static IReadOnlyList<(StoredKind Kind, Stored Row)> RowsOf(int sites) =>
    [
        .. from records in RecordKinds.Standard.Of(Scale.RegisterOf(sites))
        from record in records.Records
        select ((StoredKind)records.Kind, new Stored(record.Id, 1, At, new string('0', 64), records.Kind.Write(record))),
    ];

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static RegisterSnapshot Read(IReadOnlyList<(StoredKind Kind, Stored Row)> rows) =>
        RegisterSnapshot.Empty(RecordKinds.Standard).With(rows.Select(Place));

    private static (StoredKind Kind, Placed Record) Place((StoredKind Kind, Stored Row) row)
    {
        var entry = Ledger.EntryOf(row.Kind, row.Row);
        return (row.Kind, new Placed(string.Intern(row.Kind.Partitioning.Of(row.Row.Id)!), entry.Record.Id, entry));
    }

    private static TimeSpan Median<T>(Func<T> action) => Enumerable.Range(0, Turns).Select(_ => Timed.Of(() => { action(); })).Median();
}
