using System.Security.Cryptography;
using Azure.Data.Tables;
using CoProduction.Functions.Records;
using CoProduction.Functions.Store;
using CoProduction.Registry;
using Microsoft.Extensions.DependencyInjection;

namespace CoProduction.Functions.Tests.Store;

/// <summary>An empty register for one test, in memory or on tables.</summary>
public sealed class RegisterUnderTest : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private RegisterUnderTest(IServiceCollection services, SetClock clock)
    {
        Clock = clock;
        this.services = services.AddSingleton<TimeProvider>(clock).BuildServiceProvider();
    }

    public SetClock Clock { get; }

    public IChangeLog Changes => services.GetRequiredService<IChangeLog>();

    public IIdempotencyStore Answers => services.GetRequiredService<IIdempotencyStore>();

    public IRecordStore Records => services.GetRequiredService<IRecordStore>();

    public IRegisterReader Reader => services.GetRequiredService<IRegisterReader>();

    public Registry<TRecord> Registry<TRecord>()
        where TRecord : class, IRecord =>
        new(Records, RecordKinds.Standard.All.OfType<RecordKind<TRecord>>().Single());

    public static Task<RegisterUnderTest> InMemory()
    {
        var clock = new SetClock();
        var log = new InMemoryLog(clock);
        var store = new InMemoryStore(log);
        var services = new ServiceCollection()
            .AddSingleton<IRecordStore>(store)
            .AddSingleton<IRegisterReader>(store)
            .AddSingleton<IChangeLog>(log)
            .AddSingleton<IIdempotencyStore>(log);
        return Task.FromResult(new RegisterUnderTest(services, clock));
    }

    public static Task<RegisterUnderTest> OnTables() => OnTables(new TableClientOptions());

    public static async Task<RegisterUnderTest> OnTables(TableClientOptions options)
    {
        var prefix = Parsed.As<StoragePrefix>($"t{RandomNumberGenerator.GetHexString(12, lowercase: true)}");
        return new RegisterUnderTest(await OnTables(options, prefix), new SetClock());
    }

    /// <summary>The register of a program with these settings, as another process opens it.</summary>
    public static RegisterUnderTest Of(IReadOnlyDictionary<string, string?> settings, TableClientOptions options) => new(
        On(new TableServiceClient(settings["AzureWebJobsStorage"], options), Parsed.As<StoragePrefix>(settings["CoProduction__TablePrefix"]!)), new SetClock());

    /// <summary>The same register on tables, as another process opens it.</summary>
    public async Task<RegisterUnderTest> OfAnotherProcess() =>
        new(await OnTables(new TableClientOptions(), services.GetRequiredService<StoragePrefix>()), Clock);

    private static async Task<IServiceCollection> OnTables(TableClientOptions options, StoragePrefix prefix) =>
        On(new TableServiceClient((await Azurite.Shared).AccountOf(prefix.Value), options), prefix);

    private static IServiceCollection On(TableServiceClient tables, StoragePrefix prefix) =>
        new ServiceCollection().AddLogging().AddSingleton(tables).AddStore(prefix).AddRecords();

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
