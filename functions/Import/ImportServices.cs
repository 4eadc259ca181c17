using CoProduction.Functions.Access;
using CoProduction.Functions.Http;
using CoProduction.Functions.Import.Csv;
using CoProduction.Functions.Import.Jobs;
using CoProduction.Functions.Import.JsonLines;

namespace CoProduction.Functions.Import;

public static class ImportServices
{
    /// <summary>Adds imports. They need the store, the records, their history, access and the clients of the storage account among the services.</summary>
    /// <exception cref="RefusedStartException">A setting is wrong.</exception>
    public static IServiceCollection AddImport(this IServiceCollection services, IConfiguration configuration) =>
        services
            .AddSingleton(ImportOptions.From(configuration))
            .AddSingleton<ImportContainer>()
            .AddSingleton<ImportTurns>()
            .AddSingleton<ImportWriter>()
            .AddSingleton<ImportIntents>()
            .AddSingleton<Importer>()
            .AddHostedService<ImportRecovery>()
            .AddJobs();

    private static IServiceCollection AddJobs(this IServiceCollection services) =>
        services
            .AddSingleton<ImportJobs>()
            .AddTraces<ImportJobs>()
            .AddSingleton<ImportMarkers>()
            .AddSingleton<ImportUploads>()
            .AddSingleton<ImportResults>()
            .AddSingleton<ResultPages>()
            .AddSingleton<ImportMessages>()
            .AddSingleton<ImportStart>()
            .AddSingleton<ImportPruning>()
            .AddSingleton<ImportRunner>()
            .AddSingleton<JsonLineParser>()
            .AddSingleton<JsonLinesRun>()
            .AddSingleton<PackageRun>()
            .AddHostedService<ImportSweep>();
}
