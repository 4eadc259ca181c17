using CoProduction.Functions.Access;
using CoProduction.Functions.Audit;
using CoProduction.Functions.Changes;
using CoProduction.Functions.Duplicates;
using CoProduction.Functions.Exchange;
using CoProduction.Functions.GapReports;
using CoProduction.Functions.Health;
using CoProduction.Functions.Hosting.Front;
using CoProduction.Functions.Registry;
using CoProduction.Functions.Repetition;
using CoProduction.Functions.Resources;
using CoProduction.Functions.Tables;

namespace CoProduction.Functions.Hosting;

/// <summary>
/// Everything the functions need, put together once for both hosts and for the commands; what requests pass first is
/// <see cref="FrontServices"/>.
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
        services.AddSingleton<StorageHealth>();
        services.AddRegister(Prefix(configuration));
        services.AddSingleton(Limits.From(configuration));
        services.AddResources();
        services.AddGapReports();
        services.AddExchange();
        services.AddAccess();
        services.AddRepetition();
        services.AddChanges();
        services.AddAudit();
        services.AddDuplicates();
        return services;
    }

    private static TablePrefix Prefix(IConfiguration configuration)
    {
        try
        {
            return TablePrefix.From(configuration);
        }
        catch (FormatException fault)
        {
            throw new RefusedStartException($"{TablePrefix.Setting}: {fault.Message}");
        }
    }
}
