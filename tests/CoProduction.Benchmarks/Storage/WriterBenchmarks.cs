using System.Globalization;
using Azure.Data.Tables;
using BenchmarkDotNet.Attributes;
using CoProduction.Registry.Factories;

namespace CoProduction.Benchmarks.Storage;

/// <summary>Many writers of one partner at once, each of another site, beside the same rows written one transaction after the other.</summary>
public class WriterBenchmarks
{
    private readonly List<Factory> sites = [];
    private IReadOnlyList<IReadOnlyList<TableEntity>> rows = [];
    private StoredRegister register = null!;
    private int wordings;

    [ParamsSource(nameof(Counts))]
    public int Writers { get; set; }

    public static IEnumerable<int> Counts => Scale.Current.Writers;

    [GlobalSetup]
    public async Task Prepare()
    {
        var source = Scale.RegisterOf(80 * Writers);
        var partner = source.Factories.CountBy(site => site.Partner).MaxBy(count => count.Value).Key;
        sites.AddRange(source.Factories.Where(site => site.Partner == partner).Take(Writers));
        register = await StoredRegister.Empty();
        await register.Put(source);
        var stored = (await RawTable.Partitions(register.Table)).Single(rows => rows.Key == partner.Value);
        rows = [.. sites.Select((site, number) => RowsOf(site, number, stored))];
    }

    [GlobalCleanup]
    public void Drop() => register.Drop();

    [Benchmark(Baseline = true, Description = "the storage library's transaction of the same rows for each site, one after the other")]
    public Task UpsertEach() => RawTable.UpsertEach(register.Table, rows);

    [Benchmark(Description = "each site replaced by a writer of its own, all at once, with history")]
    public Task Replace()
    {
        wordings++;
        return register.Replace(sites.Select(Renamed));
    }

    private Factory Renamed(Factory site) => new(
        site.Id,
        string.Create(CultureInfo.InvariantCulture, $"{site.Name} {wordings}"),
        site.Operator,
        site.Location,
        site.Statuses,
        site.Release,
        site.Source,
        site.Lines);

    /// <summary>The rows of the site, its history, a turn and a change.</summary>
    private static List<TableEntity> RowsOf(Factory site, int number, IEnumerable<TableEntity> stored) =>
    [
        .. stored.Where(row => row.RowKey == $"record|factory|{site.Id}" || row.RowKey == $"history|factory|{site.Id}|0000000001").OrderByDescending(row => row.RowKey, StringComparer.Ordinal),
        new TableEntity(site.Partner.Value, string.Create(CultureInfo.InvariantCulture, $"bench-turn|{number}")) { ["Number"] = (long)number, ["Write"] = Guid.NewGuid() },
        new TableEntity(site.Partner.Value, string.Create(CultureInfo.InvariantCulture, $"bench-change|{number}")) { ["Json"] = $"[{{\"kind\":\"factory\",\"id\":\"{site.Id}\",\"after\":\"everyone\"}}]" },
    ];
}
