using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using CoProduction.Functions.Exchange.Imports;

namespace CoProduction.Functions.Exchange.Jobs;

/// <summary>
/// An empty blob for each job that has not come to its end, so that jobs which a program left behind are found without looking
/// through all of them. Whoever runs a job holds the lease of its marker.
/// </summary>
public sealed class ImportMarkers(ImportContainer container, TimeProvider time, ILogger<ImportMarkers> logger)
{
    private const string Folder = "jobs/unfinished/";

    /// <summary>Makes a job's marker; one that is there, be it held or not, stays.</summary>
    public async Task Set(ImportJob job, CancellationToken cancellation)
    {
        try
        {
            await (await Blob(job.Partner, job.Id, cancellation)).UploadAsync(
                BinaryData.FromString(""), new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } }, cancellation);
        }
        catch (RequestFailedException there) when (there.Status is StatusCodes.Status409Conflict or StatusCodes.Status412PreconditionFailed)
        {
        }
    }

    /// <summary>Takes a job to be run; null where another runs it already.</summary>
    /// <exception cref="RequestFailedException">The job has no marker (404).</exception>
    public async Task<HeldLease?> TryTake(ImportJob job, CancellationToken cancellation) =>
        await HeldLease.TryTake(await Blob(job.Partner, job.Id, cancellation), time, logger, cancellation);

    /// <summary>Removes a job's marker, unless somebody runs the job just now: then it is found later.</summary>
    public async Task Remove(string partner, string id, CancellationToken cancellation)
    {
        try
        {
            await (await Blob(partner, id, cancellation)).DeleteIfExistsAsync(cancellationToken: cancellation);
        }
        catch (RequestFailedException leased) when (leased.Status == StatusCodes.Status412PreconditionFailed)
        {
        }
    }

    /// <summary>The jobs that nobody runs, and since when there has been a marker for each.</summary>
    public async Task<IReadOnlyList<(string Partner, string Id, DateTimeOffset Since)>> Idle(CancellationToken cancellation)
    {
        var idle = new List<(string, string, DateTimeOffset)>();
        var blobs = await container.Open(cancellation);
        await foreach (var blob in blobs.GetBlobsAsync(BlobTraits.None, BlobStates.None, Folder, cancellation))
        {
            if (blob.Properties.LeaseState != LeaseState.Leased && blob.Name[Folder.Length..].Split('/') is [var partner, var id])
            {
                idle.Add((partner, id, blob.Properties.CreatedOn ?? time.GetUtcNow()));
            }
        }

        return idle;
    }

    private async Task<BlobClient> Blob(string partner, string id, CancellationToken cancellation) =>
        (await container.Open(cancellation)).GetBlobClient($"{Folder}{partner}/{id}");
}
