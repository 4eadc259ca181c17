using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace CoProduction.Functions.Import.Jobs;

/// <summary>
/// An empty blob for each unfinished job, so that jobs which a program left behind are found without a search through all jobs. The
/// program that runs a job holds the lease of its marker.
/// </summary>
public sealed class ImportMarkers(ImportContainer container, TimeProvider time, ILogger<ImportMarkers> logger)
{
    private const string Folder = "jobs/unfinished/";

    /// <summary>Creates a job's marker; an existing one stays, held or not.</summary>
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

    /// <summary>Takes a job in order to run it; null while another program runs it.</summary>
    /// <exception cref="RequestFailedException">The job has no marker (404).</exception>
    public async Task<HeldLease?> TryTake(ImportJob job, CancellationToken cancellation) =>
        await HeldLease.TryTake(await Blob(job.Partner, job.Id, cancellation), time, logger, cancellation);

    /// <summary>Removes a job's marker, unless a program runs the job; then the sweep finds the marker later.</summary>
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

    /// <summary>The jobs that no program runs, each with the time (UTC) at which its marker was created.</summary>
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
