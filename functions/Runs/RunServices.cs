using CoProduction.Functions.Access;

namespace CoProduction.Functions.Runs;

public static class RunServices
{
    /// <summary>Adds the history of what timers did.</summary>
    public static IServiceCollection AddRuns(this IServiceCollection services) =>
        services.AddSingleton<RunHistory>().AddTraces<RunHistory>().AddSingleton<RunMessages>();

    /// <summary>Adds something that a timer runs.</summary>
    public static IServiceCollection AddScheduledRun<TRun>(this IServiceCollection services)
        where TRun : class, IScheduledRun =>
        services.AddSingleton<TRun>().AddSingleton<IScheduledRun>(provider => provider.GetRequiredService<TRun>());
}
