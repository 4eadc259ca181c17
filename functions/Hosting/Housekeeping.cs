using CoProduction.Functions.Access.Reads;
using CoProduction.Functions.History.Feed;
using CoProduction.Functions.Idempotency;
using CoProduction.Functions.Import.Jobs;
using CoProduction.Functions.Mail.Sending;
using CoProduction.Functions.Runs;
using CoProduction.Functions.Store;

namespace CoProduction.Functions.Hosting;

/// <summary>
/// Deletes data that no caller can request any longer: changes older than any valid feed position, such positions, expired idempotency keys, expired finished imports,
/// and old logged reads, runs and sent messages.
/// </summary>
public sealed class Housekeeping(
    IChangeLog log, FeedPositions positions, IIdempotencyStore answers, LargeAnswers large, ImportPruning imports, ReadLog reads, RunHistory runs, Departures mail, TimeProvider clock) : IScheduledRun
{
    public string Name => "housekeeping";

    public async Task<IReadOnlyDictionary<string, int>?> Run(CancellationToken cancellation)
    {
        await log.Forget(ChangeFeed.Oldest(clock), cancellation);
        await positions.Forget(DateOnly.FromDateTime(ChangeFeed.Oldest(clock).UtcDateTime), cancellation);
        await answers.Forget(cancellation);
        await large.Forget(cancellation);
        await imports.Prune(cancellation);
        await reads.Forget(cancellation);
        await runs.Forget(cancellation);
        await mail.ForgetOld(cancellation);
        return new Dictionary<string, int>();
    }
}
