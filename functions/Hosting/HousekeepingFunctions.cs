using CoProduction.Functions.Access.Reads;
using CoProduction.Functions.Catalog;
using CoProduction.Functions.History.Feed;
using CoProduction.Functions.Idempotency;
using CoProduction.Functions.Import.Jobs;
using CoProduction.Functions.Store;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.Hosting;

/// <summary>Deletes data that no caller can request any longer.</summary>
public sealed class HousekeepingFunctions(
    IChangeLog log, FeedPositions positions, IIdempotencyStore answers, LargeAnswers large, ImportPruning imports, ReadLog reads, TimeProvider clock)
{
    /// <summary>Deletes changes older than any valid feed position, such positions, expired idempotency keys, expired finished imports, and old logged reads.</summary>
    [Function("ForgetOld")]
    [DefaultSchedule("0 30 2 * * *")]
    public async Task ForgetOld([TimerTrigger("%CoProduction:Schedules:ForgetOld%")] TimerInfo timer, CancellationToken cancellation)
    {
        await log.Forget(ChangeFeed.Oldest(clock), cancellation);
        await positions.Forget(DateOnly.FromDateTime(ChangeFeed.Oldest(clock).UtcDateTime), cancellation);
        await answers.Forget(cancellation);
        await large.Forget(cancellation);
        await imports.Prune(cancellation);
        await reads.Forget(cancellation);
    }
}
