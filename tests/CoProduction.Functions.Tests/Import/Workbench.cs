using System.IO.Compression;
using System.Security.Cryptography;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using CoProduction.Functions.Access;
using CoProduction.Functions.Export;
using CoProduction.Functions.History;
using CoProduction.Functions.Import;
using CoProduction.Functions.Import.Csv;
using CoProduction.Functions.Records;
using CoProduction.Functions.Store;
using CoProduction.Functions.Tests.Simulation.Storage;
using CoProduction.Functions.Tests.Store;
using CoProduction.Registry;
using CoProduction.Registry.Releases;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CoProduction.Functions.Tests.Import;

/// <summary>An empty register in memory with the real import and export; imports store their intents in the real storage emulator.</summary>
internal sealed class Workbench : IAsyncDisposable
{
    private static readonly Lazy<Task<Register>> Starter = new(ImportStarterData);

    private readonly ServiceProvider services;
    private readonly InMemoryLog log;

    private Workbench(ServiceProvider services, InMemoryLog log) => (this.services, this.log) = (services, log);

    public static string StarterData { get; } = RepositoryRoot.Combine("infra", "starter-data");

    public static Task<Workbench> Create(params (string Setting, string Value)[] settings) => Create(new SocketsHttpHandler(), settings);

    /// <summary>One that reaches blobs through a handler.</summary>
    public static async Task<Workbench> Create(HttpMessageHandler blobs, params (string Setting, string Value)[] settings)
    {
        var prefix = NewPrefix();
        return Create((await Azurite.Shared).AccountOf(prefix.Value), prefix, new SocketsHttpHandler(), blobs, settings);
    }

    /// <summary>One whose intents are in memory as well.</summary>
    public static Workbench InMemory(MemoryStorage memory) => Create(MemoryStorage.ConnectionString, NewPrefix(), memory, memory, []);

    private static StoragePrefix NewPrefix() => Parsed.As<StoragePrefix>($"t{RandomNumberGenerator.GetHexString(12, lowercase: true)}");

    private static Workbench Create(
        string account, StoragePrefix prefix, HttpMessageHandler tables, HttpMessageHandler blobs, IReadOnlyList<(string Setting, string Value)> settings)
    {
        var services = new ServiceCollection();
        var log = new InMemoryLog(TimeProvider.System);
        services.AddLogging();
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(one => KeyValuePair.Create(one.Setting, (string?)one.Value)))
            .Build();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(new TableServiceClient(account, new TableClientOptions { Transport = new HttpClientTransport(new HttpClient(tables)) }));
        services.AddSingleton(new BlobServiceClient(account, new BlobClientOptions { Transport = new HttpClientTransport(new HttpClient(blobs)) }));
        services.AddSingleton(prefix);
        var store = new InMemoryStore(log);
        services.AddRecords();
        services.AddSingleton<IRecordStore>(store);
        services.AddSingleton<IRegisterReader>(store);
        services.AddSingleton<Visibility>();
        services.AddHistory().AddImport(configuration).AddExport();
        return new Workbench(services.BuildServiceProvider(), log);
    }

    /// <summary>One with the starter data, which is imported once and copied into each.</summary>
    public static async Task<Workbench> WithStarterData()
    {
        var bench = await Create();
        await bench.Enter(await Starter.Value);
        return bench;
    }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public Task<Register> Read() => Get<IRegisterReader>().Read(default);

    public Task<ImportOutcome> Import(
        Package package, bool dryRun = false, Release? releasableTo = null, IProgress<ImportProgress>? progress = null) =>
        Get<Importer>().Import(package, new ImportTerms(Caller: null, Author.Local, dryRun, releasableTo, TimeSpan.FromMinutes(1)), progress, default);

    public async Task<ImportOutcome> Import(params (string Name, string Text)[] files)
    {
        using var package = Zip(files);
        return await Import(package);
    }

    public async Task<ImportReport> Accept(params (string Name, string Text)[] files)
    {
        var outcome = await Import(files);
        return outcome is ImportOutcome.Accepted accepted
            ? accepted.Report
            : throw new InvalidOperationException(string.Join('\n', ((ImportOutcome.Rejected)outcome).Faults));
    }

    public async Task<IReadOnlyList<ImportFault>> Reject(params (string Name, string Text)[] files)
    {
        var before = await Changes();
        var faults = Assert.IsType<ImportOutcome.Rejected>(await Import(files)).Faults;
        Assert.Equal(before, await Changes());
        return faults;
    }

    public static Package Zip(params (string Name, string Text)[] files) => Zip(100, files);

    public static Package Zip(int mostEntries, params (string Name, string Text)[] files)
    {
        var content = new MemoryStream();
        using (var zip = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in files)
            {
                using var entry = new StreamWriter(zip.CreateEntry(name).Open());
                entry.Write(text);
            }
        }

        content.Position = 0;
        return Package.OfZip(content, mostEntries);
    }

    public async Task<byte[]> Export()
    {
        using var content = new MemoryStream();
        await Get<RegisterExport>().Write(ExportFormat.Csv, await Read(), content, default);
        return content.ToArray();
    }

    /// <summary>Every record of a register as it is stored, one a line.</summary>
    public static IReadOnlyList<string> Written(Register register) =>
    [
        .. register.Partners.Select(RecordKinds.Partners.Encode),
        .. register.Items.Select(RecordKinds.Items.Encode),
        .. register.Factories.Select(RecordKinds.Factories.Encode),
        .. register.MaintenanceSites.Select(RecordKinds.MaintenanceSites.Encode),
        .. register.MineralChains.Select(RecordKinds.MineralChains.Encode),
        .. register.Agreements.Select(RecordKinds.Agreements.Encode),
        .. register.Stocks.Select(RecordKinds.Stocks.Encode),
        .. register.Baselines.Select(RecordKinds.Baselines.Encode),
        .. register.Coverages.Select(RecordKinds.Coverages.Encode),
        .. register.Goals.Select(RecordKinds.Goals.Encode),
        .. register.Scenarios.Select(RecordKinds.Scenarios.Encode),
    ];

    /// <summary>Stores a register record by record, without files.</summary>
    public async Task Enter(Register register)
    {
        foreach (var (kind, records) in RecordKinds.Standard.Of(register))
        {
            await Get<IRecordStore>().Put(kind, records, Author.Local, null, default);
        }
    }

    /// <summary>How many changes the register has had; the store in memory logs each.</summary>
    public async Task<int> Changes()
    {
        var count = 0;
        foreach (var partition in await log.Partitions(default))
        {
            count += await log.From(partition, DateTimeOffset.MinValue, default).CountAsync();
        }

        return count;
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private static async Task<Register> ImportStarterData()
    {
        await using var bench = await Create();
        using var package = Package.OfFolder(StarterData);
        Assert.IsType<ImportOutcome.Accepted>(await bench.Import(package));
        return await bench.Read();
    }
}
