using Azure.Data.Tables;
using Azure.Storage.Blobs;
using CoProduction.Functions.Access;
using CoProduction.Functions.Export;
using CoProduction.Functions.History;
using CoProduction.Functions.History.Feed;
using CoProduction.Functions.Import;
using CoProduction.Functions.Import.Csv;
using CoProduction.Functions.Records;
using CoProduction.Functions.Store;
using CoProduction.Functions.Tests;
using CoProduction.Registry;
using CoProduction.Registry.Factories;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CoProduction.Benchmarks.Storage;

/// <summary>The register on the storage emulator, as the program puts it together, in a table and a container of its own.</summary>
internal sealed class StoredRegister
{
    private static readonly Author Author = new("benchmark") { SetsMemberships = true };
    private static int made;

    private readonly IServiceProvider services;

    private StoredRegister(string connectionString)
    {
        var prefix = Parsed.As<StoragePrefix>($"Benchmark{Interlocked.Increment(ref made)}x");
        var tables = new TableServiceClient(connectionString);
        services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(tables)
            .AddSingleton(new BlobServiceClient(connectionString))
            .AddSingleton(TimeProvider.System)
            .AddStore(prefix)
            .AddRecords()
            .AddSingleton<Visibility>()
            .AddHistory()
            .AddImport(new ConfigurationBuilder().Build())
            .AddExport()
            .BuildServiceProvider();
        (Table, Heads) = (tables.GetTableClient($"{prefix}Register"), tables.GetTableClient($"{prefix}Heads"));
    }

    /// <summary>What the records are kept in; there once something was written or read.</summary>
    public TableClient Table { get; }

    /// <summary>Tells which partitions were written to.</summary>
    public TableClient Heads { get; }

    public ChangeFeed Feed => services.GetRequiredService<ChangeFeed>();

    /// <summary>One that is empty, on an emulator that ends with this process.</summary>
    public static async Task<StoredRegister> Empty() => new((await Azurite.Shared).NewAccount());

    public Task<Register> Read() => services.GetRequiredService<IRegisterReader>().Read(CancellationToken.None);

    public async Task<OutcomeCounts> Put(Register register)
    {
        var counts = default(OutcomeCounts);
        foreach (var (kind, records) in RecordKinds.Standard.Of(register))
        {
            counts += (await services.GetRequiredService<IRecordStore>().Put(
                kind, [.. records.Select(record => new PlannedWrite(record, Seen.Nothing))], Author, seenAt: null, progress: null, CancellationToken.None)).Counts;
        }

        return counts;
    }

    /// <summary>Replaces sites, each by a writer of its own, all at once.</summary>
    /// <exception cref="InvalidOperationException">A site was not replaced.</exception>
    public Task Replace(IEnumerable<Factory> factories)
    {
        var store = services.GetRequiredService<IRecordStore>();
        return Task.WhenAll(factories.Select(async factory =>
        {
            var found = (await store.Find(RecordKinds.Factories, factory.Id.Value, CancellationToken.None))!;
            if (await store.Replace(RecordKinds.Factories, factory, found.Version, Author, CancellationToken.None) is not { Outcome: WriteOutcome.Done })
            {
                throw new InvalidOperationException($"{factory.Id} was not replaced.");
            }
        }));
    }

    /// <summary>The files that an import reads, zipped.</summary>
    public async Task<byte[]> Export()
    {
        using var zip = new MemoryStream();
        await services.GetRequiredService<RegisterExport>().Write(ExportFormat.Csv, await Read(), zip, CancellationToken.None);
        return zip.ToArray();
    }

    /// <exception cref="InvalidOperationException">Not all of it was accepted.</exception>
    public async Task Import(byte[] zip)
    {
        using var package = Package.OfZip(new MemoryStream(zip), mostEntries: 100);
        var terms = new ImportTerms(Caller: null, Author, DryRun: false, ReleasableTo: null, Patience: TimeSpan.Zero);
        var outcome = await services.GetRequiredService<Importer>().Import(package, terms, progress: null, CancellationToken.None);
        if (outcome is not ImportOutcome.Accepted)
        {
            var fault = outcome is ImportOutcome.Rejected { Faults: [var first, ..] } ? first.ToString() : "another one is at it";
            throw new InvalidOperationException($"The import was not accepted: {fault}");
        }
    }

    /// <summary>Removes the records, which the emulator would else keep in memory.</summary>
    public void Drop() => Table.Delete();
}
