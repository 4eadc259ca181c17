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

    public IRegisterReader Reader => services.GetRequiredService<IRegisterReader>();

    public IRegistry<TRecord> Registry<TRecord>()
        where TRecord : class, IRecord =>
        services.GetRequiredService<IRegistry<TRecord>>();

    public static Task<RegisterUnderTest> InMemory()
    {
        var clock = new SetClock();
        var services = new ServiceCollection()
            .AddSingleton<IRegisterReader, InMemoryRegisterReader>();
        Add(RecordKinds.Partners);
        Add(RecordKinds.Items);
        Add(RecordKinds.Factories);
        Add(RecordKinds.MaintenanceSites);
        Add(RecordKinds.MineralChains);
        Add(RecordKinds.Agreements);
        Add(RecordKinds.Stocks);
        Add(RecordKinds.Baselines);
        Add(RecordKinds.Goals);
        return Task.FromResult(new RegisterUnderTest(services, clock));

        void Add<TRecord>(RecordKind<TRecord> kind)
            where TRecord : class, IRecord =>
            services.AddSingleton<IRegistry<TRecord>>(new InMemoryRegistry<TRecord>(kind, clock));
    }

    public static Task<RegisterUnderTest> OnTables() => OnTables(new TableClientOptions());

    public static async Task<RegisterUnderTest> OnTables(TableClientOptions options)
    {
        var connectionString = (await Azurite.Shared).ConnectionString;
        var prefix = Parsed.As<TablePrefix>($"t{RandomNumberGenerator.GetHexString(12, lowercase: true)}");
        var services = new ServiceCollection()
            .AddSingleton(new TableServiceClient(connectionString, options))
            .AddRegister(prefix);
        return new RegisterUnderTest(services, new SetClock());
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
