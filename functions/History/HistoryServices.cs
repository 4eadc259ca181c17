using CoProduction.Functions.Runs;
using CoProduction.Functions.History.Audit;
using CoProduction.Functions.History.Feed;

namespace CoProduction.Functions.History;

public static class HistoryServices
{
    /// <summary>Adds the change feed and the audit. They need the store, the records, access and table and blob services among the services.</summary>
    public static IServiceCollection AddHistory(this IServiceCollection services) =>
        services.AddSingleton<FeedPositions>().AddSingleton<ChangeFeed>().AddSingleton<Histories>().AddSingleton<HeadsArchive>().AddSingleton<AuditCheck>().AddScheduledRun<HeadsRun>();
}
