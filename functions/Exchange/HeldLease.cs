using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace CoProduction.Functions.Exchange;

/// <summary>
/// The lease of a blob, renewed for as long as it is held. A process that was killed loses it within <see cref="Length"/>; one
/// that cannot renew it is told before that.
/// </summary>
public sealed partial class HeldLease : IAsyncDisposable
{
    /// <summary>The shortest that storage grants.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(4);

    private readonly CancellationTokenSource lost = new();
    private readonly CancellationTokenSource done = new();
    private readonly BlobLeaseClient lease;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly Task renewal;

    private HeldLease(BlobLeaseClient lease, TimeProvider time, ILogger logger)
    {
        (this.lease, this.time, this.logger) = (lease, time, logger);
        renewal = Renew();
    }

    /// <summary>Cancelled when the lease may have become another's.</summary>
    public CancellationToken Lost => lost.Token;

    /// <summary>Takes the lease of a blob; null where another has it.</summary>
    /// <exception cref="RequestFailedException">There is no such blob (404), or storage does not answer.</exception>
    public static async Task<HeldLease?> TryTake(BlobClient blob, TimeProvider time, ILogger logger, CancellationToken cancellation)
    {
        var lease = blob.GetBlobLeaseClient();
        try
        {
            await lease.AcquireAsync(Length, cancellationToken: cancellation);
            return new HeldLease(lease, time, logger);
        }
        catch (RequestFailedException failed) when (failed.ErrorCode == BlobErrorCode.LeaseAlreadyPresent)
        {
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await done.CancelAsync();
        await renewal;
        try
        {
            await lease.ReleaseAsync(cancellationToken: CancellationToken.None);
        }
        catch (RequestFailedException failure)
        {
            // It ends by itself.
            Log.NotReleased(logger, failure);
        }

        done.Dispose();
        lost.Dispose();
    }

    private async Task Renew()
    {
        var last = time.GetTimestamp();
        using var timer = new PeriodicTimer(RenewEvery, time);
        try
        {
            while (await timer.WaitForNextTickAsync(done.Token))
            {
                try
                {
                    await lease.RenewAsync(cancellationToken: done.Token);
                    last = time.GetTimestamp();
                }
                catch (RequestFailedException failure)
                {
                    Log.NotRenewed(logger, failure);
                    if (failure.Status is 404 or 409 or 412 || time.GetElapsedTime(last) + (2 * RenewEvery) > Length)
                    {
                        await lost.CancelAsync();
                        return;
                    }
                }
            }
        }
        catch (OperationCanceledException) when (done.IsCancellationRequested)
        {
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The turn to import could not be kept.")]
        public static partial void NotRenewed(ILogger logger, Exception fault);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The turn to import could not be given back; it ends by itself.")]
        public static partial void NotReleased(ILogger logger, Exception fault);
    }
}
