using Azure.Data.Tables;
using CoProduction.Functions.Registry;
using CoProduction.Goals;
using CoProduction.Registry.Agreements;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Items;
using CoProduction.Registry.Maintenance;
using CoProduction.Registry.Minerals;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Stocks;

namespace CoProduction.Functions.Tables;

/// <summary>
/// Reads the register partition by partition, side by side, each once for the records of all kinds. A page is turned into
/// records while the next one is on its way.
/// </summary>
internal sealed class TableRegisterReader(RegisterTable register) : IRegisterReader
{
    public async Task<Register> Read(CancellationToken cancellation)
    {
        var partners = new Shelf<Partner>(RecordKinds.Partners);
        var items = new Shelf<Item>(RecordKinds.Items);
        var factories = new Shelf<Factory>(RecordKinds.Factories);
        var maintenanceSites = new Shelf<MaintenanceSite>(RecordKinds.MaintenanceSites);
        var mineralChains = new Shelf<MineralChain>(RecordKinds.MineralChains);
        var agreements = new Shelf<Agreement>(RecordKinds.Agreements);
        var stocks = new Shelf<Stock>(RecordKinds.Stocks);
        var baselines = new Shelf<Baseline>(RecordKinds.Baselines);
        var goals = new Shelf<Goal>(RecordKinds.Goals);
        IShelf[] shelves = [partners, items, factories, maintenanceSites, mineralChains, agreements, stocks, baselines, goals];

        await Fill(shelves.ToDictionary(shelf => shelf.Kind), await register.Open(cancellation), cancellation);
        return new Register
        {
            Partners = partners.Records,
            Items = items.Records,
            Factories = factories.Records,
            MaintenanceSites = maintenanceSites.Records,
            MineralChains = mineralChains.Records,
            Agreements = agreements.Records,
            Stocks = stocks.Records,
            Baselines = baselines.Records,
            Goals = goals.Records,
        };
    }

    private static async Task Fill(Dictionary<string, IShelf> shelves, TableClient table, CancellationToken cancellation)
    {
        var partitions = await RegisterPartitions.All(table, cancellation);
        var abreast = new ParallelOptions { MaxDegreeOfParallelism = PartitionScan.SideBySide, CancellationToken = cancellation };
        await Parallel.ForEachAsync(partitions, abreast, async (partition, ended) =>
        {
            var decoding = Task.CompletedTask;
            await foreach (var page in PartitionScan.Pages(
                table, partition, RowKey.Records, TableClient.CreateQueryFilter($"Removed eq {false}"), RecordRow.ContentColumns, cancellation: ended))
            {
                await decoding;
                decoding = Task.Run(() => Put(page, shelves), ended);
            }

            await decoding;
        });
    }

    private static void Put(IReadOnlyList<TableEntity> rows, Dictionary<string, IShelf> shelves)
    {
        foreach (var row in rows)
        {
            shelves[RowKey.OfRecord(row.RowKey).Kind].Put(JsonColumns.Read(row)!);
        }
    }
}
