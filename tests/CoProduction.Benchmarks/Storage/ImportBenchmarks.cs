using Azure.Data.Tables;
using BenchmarkDotNet.Attributes;
using CoProduction.Functions.Store;

namespace CoProduction.Benchmarks.Storage;

/// <summary>A register into an empty one, each record with its history, beside a batch upsert of the very rows that this writes.</summary>
public class ImportBenchmarks
{
    private Register register = Register.Empty;
    private byte[] zip = [];
    private IReadOnlyList<IGrouping<string, TableEntity>> rows = [];
    private StoredRegister empty = null!;

    [ParamsSource(nameof(Sizes))]
    public int Sites { get; set; }

    public static IEnumerable<int> Sizes => Scale.Current.Stored;

    [GlobalSetup]
    public async Task Prepare()
    {
        register = Scale.RegisterOf(Sites);
        var sample = await StoredRegister.Empty();
        var written = await sample.Put(register);
        zip = await sample.Export();
        rows = await RawTable.Partitions(sample.Table);
        sample.Drop();
        if (Count("record|") != written.Added || Count("history|") != written.Added)
        {
            throw new InvalidOperationException("A record is not written as one row and one row of history.");
        }

        int Count(string kind) => rows.Sum(partition => partition.Count(row => row.RowKey.StartsWith(kind, StringComparison.Ordinal)));
    }

    [IterationSetup]
    public void Empty() => empty = StoredRegister.Empty().GetAwaiter().GetResult();

    [IterationCleanup]
    public void Drop() => empty.Drop();

    [Benchmark(Baseline = true, Description = "the storage library's batch upsert of the same rows")]
    public Task Upsert() => RawTable.Upsert(empty.Table, rows);

    [Benchmark(Description = "records put into the register, with history")]
    public Task<OutcomeCounts> Put() => empty.Put(register);

    [Benchmark(Description = "import of zipped CSV files, checked and with history")]
    public Task Import() => empty.Import(zip);
}
