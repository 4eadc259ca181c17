using BenchmarkDotNet.Attributes;

namespace CoProduction.Benchmarks.Storage;

/// <summary>The whole register out of storage, beside reading the same rows and making nothing of them.</summary>
public class SnapshotBenchmarks
{
    private StoredRegister stored = null!;
    private string[] partitions = [];

    [ParamsSource(nameof(Sizes))]
    public int Sites { get; set; }

    public static IEnumerable<int> Sizes => Scale.Current.Stored;

    [GlobalSetup]
    public async Task Store()
    {
        stored = await StoredRegister.Empty();
        var register = Scale.RegisterOf(Sites);
        await stored.Put(register);
        partitions = [.. (await RawTable.Partitions(stored.Table)).Select(partition => partition.Key)];
        var read = await stored.Read();
        if (!read.Factories.SequenceEqual(register.Factories) || !read.Baselines.SequenceEqual(register.Baselines))
        {
            throw new InvalidOperationException("What is read is not what was written.");
        }
    }

    [GlobalCleanup]
    public void Drop() => stored.Drop();

    [Benchmark(Baseline = true, Description = "the storage library's read of the same rows")]
    public Task<int> ReadRows() => RawTable.ReadRecords(stored.Table, partitions);

    [Benchmark(Description = "snapshot read")]
    public Task<Register> Read() => stored.Read();
}
