using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace CoProduction.Functions.Exchange.Imports;

/// <summary>
/// Lets one import at a time write, over all processes: whoever writes holds the lease of a blob and renews it. A process
/// that was killed loses its turn within <see cref="Lease"/>; one that cannot renew it stops writing before that.
/// </summary>
public sealed partial class ImportTurn(ImportContainer container, TimeProvider time, ILogger<ImportTurn> logger)
{
    /// <summary>The shortest that storage grants.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(4);

    private static readonly TimeSpan AskEvery = TimeSpan.FromSeconds(1);

    /// <summary>Waits for the turn; null where it is another's for longer than that.</summary>
    public async Task<Held?> Take(TimeSpan patience, CancellationToken cancellation)
    {
        var start = time.GetTimestamp();
        var blob = (await container.Open(cancellation)).GetBlobClient("turn");
        await Make(blob, cancellation);
        var lease = blob.GetBlobLeaseClient();
        while (true)
        {
            try
            {
                await lease.AcquireAsync(Lease, cancellationToken: cancellation);
                return new Held(lease, time, logger);
            }
            catch (RequestFailedException failed) when (failed.ErrorCode == BlobErrorCode.LeaseAlreadyPresent)
            {
                if (time.GetElapsedTime(start) >= patience)
                {
                    return null;
                }
            }

            await Task.Delay(AskEvery, time, cancellation);
        }
    }

    private static async Task Make(BlobClient blob, CancellationToken cancellation)
    {
        try
        {
            await blob.UploadAsync(
                BinaryData.FromString(""),
                new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } },
                cancellation);
        }
        catch (RequestFailedException failed) when (failed.Status is 409 or 412)
        {
            // It is there, leased or not.
        }
    }

    /// <summary>The turn, while it is one's own.</summary>
    public sealed class Held : IAsyncDisposable
    {
        private readonly CancellationTokenSource lost = new();
        private readonly CancellationTokenSource done = new();
        private readonly BlobLeaseClient lease;
        private readonly TimeProvider time;
        private readonly ILogger logger;
        private readonly Task renewal;

        public Held(BlobLeaseClient lease, TimeProvider time, ILogger logger)
        {
            (this.lease, this.time, this.logger) = (lease, time, logger);
            renewal = Renew();
        }

        /// <summary>Cancelled when the turn may have become another's.</summary>
        public CancellationToken Lost => lost.Token;

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
                        if (failure.Status is 404 or 409 or 412 || time.GetElapsedTime(last) + (2 * RenewEvery) > Lease)
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
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The turn to import could not be kept.")]
        public static partial void NotRenewed(ILogger logger, Exception fault);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The turn to import could not be given back; it ends by itself.")]
        public static partial void NotReleased(ILogger logger, Exception fault);
    }
}
