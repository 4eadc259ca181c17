using CoProduction.Functions.Access;
using CoProduction.Functions.Access.Tokens;
using CoProduction.Functions.Backup;
using CoProduction.Functions.Dashboard;
using CoProduction.Functions.Duplicates;
using CoProduction.Functions.Export;
using CoProduction.Functions.GapReports;
using CoProduction.Functions.Health;
using CoProduction.Functions.History;
using CoProduction.Functions.Http;
using CoProduction.Functions.Idempotency;
using CoProduction.Functions.Import;
using CoProduction.Functions.Mail;
using CoProduction.Functions.Records;
using CoProduction.Functions.Runs;
using CoProduction.Functions.Store;
using CoProduction.Functions.Webhooks;

namespace CoProduction.Functions.Hosting;

/// <summary>
/// Registers the services that the functions need, for both hosts and for the commands. <see cref="MiddlewareServices"/> registers the rules
/// for requests.
/// </summary>
public static class Composition
{
    /// <exception cref="RefusedStartException">No storage is configured, or a setting is wrong.</exception>
    public static IServiceCollection AddCoProduction(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<IProblemDetailsWriter, ProblemWriter>();
        services.AddProblemDetails();
        services.ConfigureHttpJsonOptions(options => RecordJson.Configure(options.SerializerOptions));

        var storage = StorageAccount.From(configuration);
        services.AddSingleton(storage.Tables());
        services.AddSingleton(storage.Blobs());
        services.AddSingleton(storage.Queues());
        services.AddSingleton<QueueAccounts>(setting => StorageAccount.From(configuration, setting).UndecodedQueues());
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<DependencyHealth>(provider, HasKeys(provider)));
        services.AddStore(Prefix(configuration));
        services.AddSingleton(Limits.From(configuration));
        services.AddRecords();
        services.AddGapReports(configuration);
        services.AddImport(configuration);
        services.AddExport();
        services.AddBackup();
        services.AddAccess();
        services.AddIdempotency();
        services.AddRuns();
        services.AddScheduledRun<Housekeeping>();
        services.AddHistory();
        services.AddDuplicates();
        services.AddWebhooks(configuration);
        services.AddMail(configuration);
        services.AddDashboard(configuration);
        services.AddHostedService<TemporaryFileSweep>();
        return services;
    }

    private static Func<CancellationToken, ValueTask<bool>> HasKeys(IServiceProvider services) => services.GetRequiredService<IIssuers>().HasKeys;

    private static StoragePrefix Prefix(IConfiguration configuration)
    {
        try
        {
            return StoragePrefix.From(configuration);
        }
        catch (FormatException fault)
        {
            throw new RefusedStartException($"{StoragePrefix.Setting}: {fault.Message}");
        }
    }
}
