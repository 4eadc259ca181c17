using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace CoProduction.Functions.Import;

/// <summary>
/// The lease of a blob, renewed while it is held. A killed process loses it within <see cref="Length"/>; for a process that cannot
/// renew it, <see cref="Lost"/> is cancelled before that.
/// </summary>
public sealed partial class HeldLease : IAsyncDisposable
{
    /// <summary>The shortest that storage grants.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(4);

    private readonly CancellationTokenSource lost = new();
    private readonly CancellationTokenSource done = new();
    private readonly BlobLeaseClient lease;
    private readonly string blob;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly Task renewal;

    private HeldLease(BlobLeaseClient lease, string blob, TimeProvider time, ILogger logger)
    {
        (this.lease, this.blob, this.time, this.logger) = (lease, blob, time, logger);
        renewal = Renew();
    }

    /// <summary>Cancelled when the lease is lost or about to end.</summary>
    public CancellationToken Lost => lost.Token;

    /// <summary>Takes the lease of a blob; null while another process holds it.</summary>
    /// <exception cref="RequestFailedException">The blob is missing (404), or storage does not answer.</exception>
    public static async Task<HeldLease?> TryTake(BlobClient blob, TimeProvider time, ILogger logger, CancellationToken cancellation)
    {
        var lease = blob.GetBlobLeaseClient();
        try
        {
            await lease.AcquireAsync(Length, cancellationToken: cancellation);
            return new HeldLease(lease, blob.Name, time, logger);
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
            // The lease ends by itself.
            Log.NotReleased(logger, blob, failure);
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
                    Log.NotRenewed(logger, blob, failure);
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
        [LoggerMessage(Level = LogLevel.Warning, Message = "Could not renew the lease of blob {Blob}. Unless a later attempt succeeds, the import that holds it stops before the lease ends.")]
        public static partial void NotRenewed(ILogger logger, string blob, Exception fault);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Could not release the lease of blob {Blob}. It ends by itself within 15 seconds.")]
        public static partial void NotReleased(ILogger logger, string blob, Exception fault);
    }
}
