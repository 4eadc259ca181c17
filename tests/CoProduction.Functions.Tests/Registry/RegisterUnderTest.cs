using System.Security.Cryptography;
using Azure.Data.Tables;
using CoProduction.Functions.Registry;
using CoProduction.Functions.Tables;
using CoProduction.Registry;
using Microsoft.Extensions.DependencyInjection;

namespace CoProduction.Functions.Tests.Registry;

/// <summary>An empty register of a test's own, in memory or on tables.</summary>
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

    public IAnswers Answers => services.GetRequiredService<IAnswers>();

    public IRegisterReader Reader => services.GetRequiredService<IRegisterReader>();

    public IRegistry<TRecord> Registry<TRecord>()
        where TRecord : class, IRecord =>
        services.GetRequiredService<IRegistry<TRecord>>();

    public static Task<RegisterUnderTest> InMemory()
    {
        var clock = new SetClock();
        var log = new InMemoryLog(clock);
        var services = new ServiceCollection()
            .AddSingleton<IRegisterReader, InMemoryRegisterReader>()
            .AddSingleton<IChangeLog>(log)
            .AddSingleton<IAnswers>(log);
        Add(RecordKinds.Partners);
        Add(RecordKinds.Items);
        Add(RecordKinds.Factories);
        Add(RecordKinds.MaintenanceSites);
        Add(RecordKinds.MineralChains);
        Add(RecordKinds.Agreements);
        Add(RecordKinds.Stocks);
        Add(RecordKinds.Baselines);
        Add(RecordKinds.Goals);
        Add(RecordKinds.Scenarios);
        return Task.FromResult(new RegisterUnderTest(services, clock));

        void Add<TRecord>(RecordKind<TRecord> kind)
            where TRecord : class, IRecord =>
            services.AddSingleton<IRegistry<TRecord>>(new InMemoryRegistry<TRecord>(kind, log));
    }

    public static Task<RegisterUnderTest> OnTables() => OnTables(new TableClientOptions());

    public static async Task<RegisterUnderTest> OnTables(TableClientOptions options)
    {
        var prefix = Parsed.As<TablePrefix>($"t{RandomNumberGenerator.GetHexString(12, lowercase: true)}");
        return new RegisterUnderTest(await OnTables(options, prefix), new SetClock());
    }

    /// <summary>The same register on tables as another process has it open.</summary>
    public async Task<RegisterUnderTest> OfAnotherProcess() =>
        new(await OnTables(new TableClientOptions(), services.GetRequiredService<TablePrefix>()), Clock);

    private static async Task<IServiceCollection> OnTables(TableClientOptions options, TablePrefix prefix) =>
        new ServiceCollection()
            .AddSingleton(new TableServiceClient((await Azurite.Shared).ConnectionString, options))
            .AddRegister(prefix);

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
