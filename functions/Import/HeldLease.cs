using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace CoProduction.Functions.Import;

/// <summary>
/// The lease of a blob, renewed while it is held. A killed process loses it within <see cref="Length"/>. <see cref="Lost"/> is cancelled before the
/// lease can end, whatever becomes of the renewals: refused, failed or never answered.
/// </summary>
public sealed partial class HeldLease : IAsyncDisposable
{
    /// <summary>The shortest that storage grants.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(4);

    // The work ends this long before the lease does, so that a request that is under way ends with it.
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(3);

    private readonly CancellationTokenSource lost;
    private readonly CancellationTokenSource done = new();
    private readonly BlobLeaseClient lease;
    private readonly string blob;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly Task renewal;

    private HeldLease(BlobLeaseClient lease, string blob, CancellationTokenSource lost, TimeProvider time, ILogger logger)
    {
        (this.lease, this.blob, this.lost, this.time, this.logger) = (lease, blob, lost, time, logger);
        renewal = Renew();
    }

    /// <summary>Cancelled when the lease is lost or about to end.</summary>
    public CancellationToken Lost => lost.Token;

    /// <summary>The condition under which only the holder of this lease writes the blob.</summary>
    public BlobRequestConditions Held => new() { LeaseId = lease.LeaseId };

    /// <summary>Takes the lease of a blob; null while another process holds it.</summary>
    /// <exception cref="RequestFailedException">The blob is missing (404), or storage does not answer.</exception>
    public static async Task<HeldLease?> TryTake(BlobClient blob, TimeProvider time, ILogger logger, CancellationToken cancellation)
    {
        // With an id of its own, the client that repeats a request whose answer was lost takes the lease again.
        var lease = blob.GetBlobLeaseClient(Guid.NewGuid().ToString());
        var lost = new CancellationTokenSource(Length - Margin, time);
        try
        {
            await lease.AcquireAsync(Length, cancellationToken: cancellation);
            return new HeldLease(lease, blob.Name, lost, time, logger);
        }
        catch (RequestFailedException failed) when (failed.ErrorCode == BlobErrorCode.LeaseAlreadyPresent)
        {
            lost.Dispose();
            return null;
        }
        catch
        {
            lost.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await done.CancelAsync();
        await renewal;
        using var patience = new CancellationTokenSource(RenewEvery, time);
        try
        {
            await lease.ReleaseAsync(cancellationToken: patience.Token);
        }
#pragma warning disable CA1031 // The lease ends by itself, and what was done under it is done.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            Log.NotReleased(logger, blob, failure);
        }

        done.Dispose();
        lost.Dispose();
    }

    private async Task Renew()
    {
        using var timer = new PeriodicTimer(RenewEvery, time);
        try
        {
            while (!lost.IsCancellationRequested && await timer.WaitForNextTickAsync(done.Token))
            {
                if (!await TryRenew())
                {
                    return;
                }
            }
        }
        catch (OperationCanceledException) when (done.IsCancellationRequested)
        {
        }
    }

    /// <returns>Whether the lease can still be held.</returns>
    private async Task<bool> TryRenew()
    {
        using var patience = new CancellationTokenSource(RenewEvery, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, done.Token);
        var start = time.GetTimestamp();
        try
        {
            await lease.RenewAsync(cancellationToken: either.Token);
            if (!lost.IsCancellationRequested)
            {
                lost.CancelAfter(Length - Margin - time.GetElapsedTime(start));
            }
        }
        catch (RequestFailedException refused) when (refused.Status is 404 or 409 or 412)
        {
            Log.NotRenewed(logger, blob, refused);
            await lost.CancelAsync();
            return false;
        }
#pragma warning disable CA1031 // The next attempt may succeed; if none does, the work ends before the lease.
        catch (Exception failure) when (!done.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Log.NotRenewed(logger, blob, failure);
        }

        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Could not renew the lease of blob {Blob}. Unless a later attempt succeeds, the import that holds it stops before the lease ends.")]
        public static partial void NotRenewed(ILogger logger, string blob, Exception fault);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Could not release the lease of blob {Blob}. It ends by itself within 15 seconds.")]
        public static partial void NotReleased(ILogger logger, string blob, Exception fault);
    }
}
