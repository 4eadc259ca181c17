using CoProduction.Functions.Registry;

namespace CoProduction.Functions.Tables;

public static class RegisterServices
{
    /// <summary>
    /// The register on tables. Needs a <see cref="Azure.Data.Tables.TableServiceClient"/> and a <see cref="TimeProvider"/>
    /// among the services.
    /// </summary>
    public static IServiceCollection AddRegister(this IServiceCollection services, TablePrefix prefix) =>
        services
            .AddSingleton(prefix)
            .AddSingleton(RecordKinds.Standard)
            .AddSingleton<RegisterTable>()
            .AddSingleton<IRecordStore, TableRecordStore>()
            .AddSingleton<IRegisterReader, TableRegisterReader>()
            .AddSingleton<IChangeLog, TableChangeLog>()
            .AddSingleton<IAnswers, TableAnswers>();
}
