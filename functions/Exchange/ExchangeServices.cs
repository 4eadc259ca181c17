using CoProduction.Functions.Exchange.Exports;
using CoProduction.Functions.Exchange.Imports;
using CoProduction.Functions.Exchange.Jobs;
using CoProduction.Functions.Exchange.Lines;

namespace CoProduction.Functions.Exchange;

public static class ExchangeServices
{
    /// <summary>
    /// Import and export. Needs the register (<see cref="CoProduction.Functions.Tables.RegisterServices"/>), its resources, readers and the
    /// clients of the storage account among the services.
    /// </summary>
    public static IServiceCollection AddExchange(this IServiceCollection services)
    {
        services.AddOptions<ImportOptions>().BindConfiguration(ImportOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton<ImportContainer>()
            .AddSingleton<ImportTurn>()
            .AddSingleton<ImportIntents>()
            .AddSingleton<Importer>()
            .AddSingleton<RegisterExport>()
            .AddHostedService<ImportRecovery>()
            .AddJobs();
    }

    private static IServiceCollection AddJobs(this IServiceCollection services) =>
        services
            .AddSingleton<ImportJobs>()
            .AddSingleton<ImportMarkers>()
            .AddSingleton<ImportUploads>()
            .AddSingleton<ImportResults>()
            .AddSingleton<ResultPages>()
            .AddSingleton<ImportMessages>()
            .AddSingleton<ImportStart>()
            .AddSingleton<ImportPruning>()
            .AddSingleton<ImportRunner>()
            .AddSingleton<LineParser>()
            .AddSingleton<LineWriter>()
            .AddSingleton<LinesRun>()
            .AddSingleton<PackageRun>()
            .AddHostedService<ImportSweep>();
}
