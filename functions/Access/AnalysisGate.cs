using System.Threading.RateLimiting;
using CoProduction.Functions.Http;

namespace CoProduction.Functions.Access;

/// <summary>
/// Limits how many reports, analyses and searches for duplicates are computed at once, so that no rush of requests takes more memory than the program has. A few more of each
/// caller wait; callers take turns.
/// </summary>
public sealed class AnalysisGate : IDisposable
{
    // All callers together. A caller never fills it, because only a few of its requests wait here at once.
    private const int MostWaiting = 1_000;

    // No caller has this name: each begins with a partner.
    private const string Night = "night";

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private readonly PartitionedRateLimiter<string> limiter;

    public AnalysisGate(Limits limits)
    {
        var ofCaller = Options(limits.ConcurrentAnalyses, limits.WaitingAnalyses);
        var ofAll = Options(limits.ConcurrentAnalyses, MostWaiting);
        limiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<string, string>(caller => RateLimitPartition.GetConcurrencyLimiter(caller, _ => ofCaller)),
            PartitionedRateLimiter.Create<string, string>(_ => RateLimitPartition.GetConcurrencyLimiter("", _ => ofAll)));
    }

    /// <summary>Waits for a turn to compute.</summary>
    /// <returns>The turn, which ends when it is disposed of; or one that is not acquired, if too many wait already.</returns>
    public Task<RateLimitLease> Enter(Caller caller, CancellationToken cancellation) => Enter($"{caller.Partner}:{caller.Subject}", cancellation);

    /// <summary>Waits for a turn to compute a report that is published at night. All these together wait like one caller.</summary>
    /// <inheritdoc cref="Enter(Caller, CancellationToken)" path="/returns"/>
    public Task<RateLimitLease> EnterForNight(CancellationToken cancellation) => Enter(Night, cancellation);

    /// <summary>Waits as <see cref="EnterForNight"/> does, but no longer than half a minute.</summary>
    /// <returns>The turn, which ends when it is disposed of; null if none came.</returns>
    public async Task<RateLimitLease?> TryEnterForNight(TimeProvider time, CancellationToken cancellation)
    {
        using var waiting = new CancellationTokenSource(LongestWait, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(waiting.Token, cancellation);
        try
        {
            var turn = await EnterForNight(either.Token);
            if (turn.IsAcquired)
            {
                return turn;
            }

            turn.Dispose();
            return null;
        }
        catch (OperationCanceledException) when (waiting.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task<RateLimitLease> Enter(string caller, CancellationToken cancellation) => await limiter.AcquireAsync(caller, cancellationToken: cancellation);

    public void Dispose() => limiter.Dispose();

    private static ConcurrencyLimiterOptions Options(int atOnce, int waiting) =>
        new() { PermitLimit = atOnce, QueueLimit = waiting, QueueProcessingOrder = QueueProcessingOrder.OldestFirst };
}
