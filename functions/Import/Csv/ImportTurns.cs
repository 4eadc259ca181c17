using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace CoProduction.Functions.Import.Csv;

/// <summary>
/// Lets one import of files write at a time, across all processes. The one that has the turn holds the lease of a blob, and the blob names the import
/// that was accepted and is not finished. Only the holder of the lease writes the blob, so an import that lost its turn cannot be accepted any more.
/// </summary>
public sealed class ImportTurns(ImportContainer container, TimeProvider time, ILogger<ImportTurns> logger)
{
    private static readonly TimeSpan RetryEvery = TimeSpan.FromSeconds(1);

    /// <summary>Waits for the turn and takes it; null where another process has it for longer than that.</summary>
    public async Task<ImportTurn?> Take(TimeSpan patience, CancellationToken cancellation)
    {
        var start = time.GetTimestamp();
        var blob = await Blob(cancellation);
        await Create(blob, cancellation);
        while (true)
        {
            if (await HeldLease.TryTake(blob, time, logger, cancellation) is { } held)
            {
                return new ImportTurn(blob, held);
            }

            if (time.GetElapsedTime(start) >= patience)
            {
                return null;
            }

            await Task.Delay(RetryEvery, time, cancellation);
        }
    }

    /// <summary>The import that was accepted and is not finished; null where there is none.</summary>
    public async Task<AcceptedImport?> Accepted(CancellationToken cancellation)
    {
        try
        {
            return await ImportTurn.Read(await Blob(cancellation), cancellation);
        }
        catch (RequestFailedException missing) when (missing.Status == StatusCodes.Status404NotFound)
        {
            return null;
        }
    }

    private async Task<BlobClient> Blob(CancellationToken cancellation) => (await container.Open(cancellation)).GetBlobClient("turn");

    private static async Task Create(BlobClient blob, CancellationToken cancellation)
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
            // The blob exists, leased or not.
        }
    }
}
