using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using CoProduction.Functions.Exchange.Imports;
using CoProduction.Functions.Registry;

namespace CoProduction.Functions.Exchange.Jobs;

/// <summary>What came, or is about to come, of each row: a blob for each batch of rows, numbered from 1.</summary>
public sealed class ImportResults(ImportContainer container)
{
    /// <summary>The batch as it was planned; null where it has not been.</summary>
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

    /// <summary>Keeps a batch, or gives the one that was kept under this number before: what was planned first holds.</summary>
    public async Task<ResultBatch> Keep(ImportJob job, int number, ResultBatch batch, CancellationToken cancellation)
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

    /// <summary>Keeps batches in the place of whatever was kept under their numbers before: for a job that begins anew.</summary>
    public async Task Replace(ImportJob job, IEnumerable<IReadOnlyList<RowResult>> batches, DateTimeOffset now, CancellationToken cancellation)
    {
        foreach (var (index, rows) in batches.Index())
        {
            var batch = new ResultBatch(now, rows.Count, 0, 0, rows, []);
            await (await Blob(job, index + 1, cancellation)).UploadAsync(
                BinaryData.FromBytes(JsonSerializer.SerializeToUtf8Bytes(batch, RecordJson.Options)), overwrite: true, cancellation);
        }
    }

    private async Task<BlobClient> Blob(ImportJob job, int number, CancellationToken cancellation) =>
        (await container.Open(cancellation)).GetBlobClient(
            string.Create(CultureInfo.InvariantCulture, $"jobs/{job.Partner}/{job.Id}/results/{number:D6}.json"));
}

/// <summary>Some rows of a job with their outcomes, settled before any of them is written.</summary>
/// <param name="PlannedAt">When (UTC).</param>
/// <param name="Lines">How many lines of the upload, those without a result included.</param>
/// <param name="End">Where they end in the upload, in bytes.</param>
/// <param name="LastLine">The number of the last line.</param>
/// <param name="Rows">The outcomes.</param>
/// <param name="Formers">The revision that each row finds, in the same order; 0 where there is none.</param>
public sealed record ResultBatch(DateTimeOffset PlannedAt, int Lines, long End, int LastLine, IReadOnlyList<RowResult> Rows, IReadOnlyList<int> Formers);
