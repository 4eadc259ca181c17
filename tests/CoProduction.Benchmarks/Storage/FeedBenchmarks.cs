using Azure.Data.Tables;
using BenchmarkDotNet.Attributes;
using CoProduction.Functions.History.Feed;
using CoProduction.Registry;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Releases;
using CoProduction.Registry.Stocks;

namespace CoProduction.Benchmarks.Storage;

/// <summary>A mirror that asks for changes where there are none, beside the one query to storage that this takes.</summary>
public class FeedBenchmarks
{
    private StoredRegister register = null!;
    private Reader reader = null!;
    private FeedToken position = null!;

    /// <summary>The streams of the register: a country each.</summary>
    [Params(50, 250)]
    public int Streams { get; set; }

    [GlobalSetup]
    public async Task Prepare()
    {
        var source = Scale.RegisterOf(100);
        var first = source.Factories[0];
        register = await StoredRegister.Empty();
        await register.Put(new Register
        {
            Partners = source.Partners,
            Stocks = [.. CountryCode.All.Take(Streams).Select(country => new Stock(
                Parsed.As<RecordId>($"{country.Value.ToLowerInvariant()}-days"), first.Lines[0].Item, Parsed.As<Scope>(country.Value),
                Parsed.As<Keyword>("days_of_supply"), 30, "days", asOf: null, Release.ToEveryone, first.Source))],
        });
        reader = Reader.For(source.Partners[0]);
        position = await register.Feed.Now(reader, CancellationToken.None);
    }

    [GlobalCleanup]
    public void Drop() => register.Drop();

    [Benchmark(Baseline = true, Description = "the storage library's query of the partitions' heads")]
    public async Task<int> Heads()
    {
        var rows = 0;
        await foreach (var page in register.Heads.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {"heads"}"), 1_000, ["RowKey", "Head"]).AsPages())
        {
            rows += page.Values.Count;
        }

        return rows;
    }

    [Benchmark(Description = "changes since the position of an export")]
    public async Task Poll()
    {
        if (await register.Feed.Read(reader, position, 100, CancellationToken.None) is not { Changes.Count: 0 })
        {
            throw new InvalidOperationException("There are changes, or the position is not known.");
        }
    }
}
