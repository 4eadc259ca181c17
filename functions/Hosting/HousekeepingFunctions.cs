using CoProduction.Functions.Access.Reads;
using CoProduction.Functions.Catalog;
using CoProduction.Functions.History.Feed;
using CoProduction.Functions.Idempotency;
using CoProduction.Functions.Import.Jobs;
using CoProduction.Functions.Store;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.Hosting;

/// <summary>Deletes data that no caller can request any longer.</summary>
public sealed class HousekeepingFunctions(IChangeLog log, IIdempotencyStore answers, LargeAnswers large, ImportPruning imports, ReadLog reads, TimeProvider clock)
{
    /// <summary>Deletes changes older than any valid feed position, expired idempotency keys, expired finished imports, and old logged reads.</summary>
    [Function("ForgetOld")]
    [DefaultSchedule("0 30 2 * * *")]
    public async Task ForgetOld([TimerTrigger("%CoProduction:Schedules:ForgetOld%")] TimerInfo timer, CancellationToken cancellation)
    {
        // A position names a day, so changes are kept for one more day.
        await log.Forget(clock.GetUtcNow() - ChangeFeed.Kept - TimeSpan.FromDays(1), cancellation);
        await answers.Forget(cancellation);
        await large.Forget(cancellation);
        await imports.Prune(cancellation);
        await reads.Forget(cancellation);
    }
}
