using CoProduction.Functions.Catalog;
using CoProduction.Functions.Runs;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.Hosting;

/// <summary>Deletes data that no caller can request any longer.</summary>
public sealed class HousekeepingFunctions(RunHistory history, Housekeeping housekeeping)
{
    /// <summary>Deletes old data, each night.</summary>
    [Function("ForgetOld")]
    [DefaultSchedule("0 30 2 * * *")]
    public Task ForgetOld([TimerTrigger("%CoProduction:Schedules:ForgetOld%")] TimerInfo timer, CancellationToken cancellation) =>
        history.Scheduled(housekeeping, cancellation);
}
