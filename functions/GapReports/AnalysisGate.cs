using System.Threading.RateLimiting;
using CoProduction.Functions.Access;
using CoProduction.Functions.Http;

namespace CoProduction.Functions.GapReports;

/// <summary>
/// Limits how many reports and analyses are computed at once, so that no rush of requests takes more memory than the program has. A few more of each
/// caller wait; callers take turns.
/// </summary>
public sealed class AnalysisGate : IDisposable
{
    // All callers together. A caller never fills it, because only a few of its requests wait here at once.
    private const int MostWaiting = 1_000;

    private readonly PartitionedRateLimiter<Caller> limiter;

    public AnalysisGate(Limits limits)
    {
        var ofCaller = Options(limits.ConcurrentAnalyses, limits.WaitingAnalyses);
        var ofAll = Options(limits.ConcurrentAnalyses, MostWaiting);
        limiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<Caller, string>(
                caller => RateLimitPartition.GetConcurrencyLimiter($"{caller.Partner}:{caller.Subject}", _ => ofCaller)),
            PartitionedRateLimiter.Create<Caller, string>(_ => RateLimitPartition.GetConcurrencyLimiter("", _ => ofAll)));
    }

    /// <summary>Waits for a turn to compute.</summary>
    /// <returns>The turn, which ends when it is disposed of; or one that is not acquired, if too many wait already.</returns>
    public async Task<RateLimitLease> Enter(Caller caller, CancellationToken cancellation) =>
        await limiter.AcquireAsync(caller, cancellationToken: cancellation);

    public void Dispose() => limiter.Dispose();

    private static ConcurrencyLimiterOptions Options(int atOnce, int waiting) =>
        new() { PermitLimit = atOnce, QueueLimit = waiting, QueueProcessingOrder = QueueProcessingOrder.OldestFirst };
}
