using CoProduction.Functions.Store.Tables;
using CoProduction.Functions.Store.Tables.Live;

namespace CoProduction.Functions.Store;

public static class StoreServices
{
    /// <summary>
    /// Adds the register in table storage. Needs a <see cref="Azure.Data.Tables.TableServiceClient"/>, a <see cref="TimeProvider"/> and the
    /// <see cref="StoredKinds"/> among the services.
    /// </summary>
    public static IServiceCollection AddStore(this IServiceCollection services, StoragePrefix prefix) =>
        services
            .AddSingleton(prefix)
            .AddSingleton<RegisterTable>()
            .AddSingleton<TableDecision>()
            .AddSingleton<IRecordStore, TableRecordStore>()
            .AddSingleton<ReadingMoments>()
            .AddSingleton<MissingNotes>()
            .AddSingleton<LiveRegister>()
            .AddSingleton<IRegisterReader>(provider => provider.GetRequiredService<LiveRegister>())
            .AddSingleton<TableChangeLog>()
            .AddSingleton<IChangeLog, LiveChangeLog>()
            .AddSingleton<IIdempotencyStore, TableIdempotencyStore>();
}
