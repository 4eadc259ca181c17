using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using CoProduction.Functions.Store;

namespace CoProduction.Functions.Import.Jobs;

/// <summary>Stores what comes of each row of a job: one blob for each batch of rows, numbered from 1, and of files for each run that decided.</summary>
public sealed class ImportResults(ImportContainer container)
{
    /// <summary>The batch as it was planned; null where it has not been planned.</summary>
    public async Task<ResultBatch?> Find(ImportJob job, int number, CancellationToken cancellation)
    {
        try
        {
            var content = await (await Blob(job, number, cancellation)).DownloadContentAsync(cancellation);
            return content.Value.Content.ToObjectFromJson<ResultBatch>(RecordJson.Options);
        }
        catch (RequestFailedException missing) when (missing.Status == StatusCodes.Status404NotFound)
        {
            return null;
        }
    }

    /// <summary>Stores a batch. Where there is one with this number already, that one stays and is returned.</summary>
    public async Task<ResultBatch> Store(ImportJob job, int number, ResultBatch batch, CancellationToken cancellation)
    {
        try
        {
            await (await Blob(job, number, cancellation)).UploadAsync(
                BinaryData.FromBytes(JsonSerializer.SerializeToUtf8Bytes(batch, RecordJson.Options)),
                new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } },
                cancellation);
            return batch;
        }
        catch (RequestFailedException there) when (there.Status is StatusCodes.Status409Conflict or StatusCodes.Status412PreconditionFailed)
        {
            return (await Find(job, number, cancellation))!;
        }
    }

    /// <summary>Stores batches over any with the same numbers, for a job that starts over.</summary>
    public async Task Replace(ImportJob job, IEnumerable<IReadOnlyList<RowResult>> batches, DateTimeOffset now, CancellationToken cancellation)
    {
        foreach (var (index, rows) in batches.Index())
        {
            await Replace(job, index + 1, new ResultBatch(now, rows.Count, 0, 0, rows, []), cancellation);
        }
    }

    /// <summary>Stores a batch over the one with this number.</summary>
    public async Task Replace(ImportJob job, int number, ResultBatch batch, CancellationToken cancellation) =>
        await (await Blob(job, number, cancellation)).UploadAsync(
            BinaryData.FromBytes(JsonSerializer.SerializeToUtf8Bytes(batch, RecordJson.Options)), overwrite: true, cancellation);

    private async Task<BlobClient> Blob(ImportJob job, int number, CancellationToken cancellation) =>
        (await container.Open(cancellation)).GetBlobClient(
            string.Create(CultureInfo.InvariantCulture, $"jobs/{job.Partner}/{job.Id}/results/{(job.DecidedBy is { } run ? $"{run:D3}-" : "")}{number:D6}.json"));
}

/// <summary>Some rows of a job with their outcomes, stored before any of the rows is written.</summary>
/// <param name="PlannedAt">When (UTC) the outcomes were decided.</param>
/// <param name="Lines">How many lines of the upload it covers, including those without a result.</param>
/// <param name="End">The place in the upload where the lines end, in bytes.</param>
/// <param name="LastLine">The number of the last line.</param>
/// <param name="Rows">The outcomes.</param>
/// <param name="Seen">What the register had of each record, in the order of the rows; empty for files.</param>
public sealed record ResultBatch(DateTimeOffset PlannedAt, int Lines, long End, int LastLine, IReadOnlyList<RowResult> Rows, IReadOnlyList<Seen> Seen);
