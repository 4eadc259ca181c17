using CoProduction.Functions.Exchange.Exports;
using CoProduction.Functions.Exchange.Imports;

namespace CoProduction.Functions.Exchange;

public static class ExchangeServices
{
    /// <summary>
    /// Import and export. Needs the register (<see cref="CoProduction.Functions.Tables.RegisterServices"/>) and a
    /// <see cref="Azure.Storage.Blobs.BlobServiceClient"/> among the services.
    /// </summary>
    public static IServiceCollection AddExchange(this IServiceCollection services)
    {
        services.AddOptions<ImportOptions>().BindConfiguration(ImportOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton<ImportContainer>()
            .AddSingleton<ImportTurn>()
            .AddSingleton<ImportedKinds>()
            .AddSingleton<ImportIntents>()
            .AddSingleton<Importer>()
            .AddSingleton<RegisterExport>()
            .AddHostedService<ImportRecovery>();
    }
}
