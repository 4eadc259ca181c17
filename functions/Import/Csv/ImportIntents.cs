using System.Globalization;
using System.IO.Compression;
using System.Text;
using Azure;
using Azure.Storage.Blobs.Models;
using CoProduction.Functions.Http;
using CoProduction.Functions.Records;
using CoProduction.Functions.Store;

namespace CoProduction.Functions.Import.Csv;

/// <summary>
/// Stores what an accepted import is going to write, before it writes any of it: its records in the blob <c>logs/{id}-….zip</c>, its acceptance in
/// the turn (<see cref="ImportTurn"/>). <c>finished/{id}.json</c> states for 90 days what came of it.
/// </summary>
public sealed class ImportIntents(ImportContainer container, RecordKinds kinds, ImportWriter writer, ImportTurns turns, TimeProvider time)
{
    private const string LogFolder = "logs/";
    private const string FinishedFolder = "finished/";

    // Longer than an import can take from its log to its acceptance.
    private static readonly TimeSpan Accepting = TimeSpan.FromDays(1);

    /// <summary>Stores what an import is going to write. Once this returns, the import is certain to be finished.</summary>
    internal async Task<AcceptedImport> Accept(
        ImportTurn turn, IReadOnlyList<PlannedRecords> plan, ImportTerms terms, DateTimeOffset planned, CancellationToken cancellation)
    {
        // The log has a name of its own: another run of the same import, which has lost its turn, cannot write over it.
        var (now, own) = (time.GetUtcNow(), Guid.NewGuid().ToString("N"));
        var import = new AcceptedImport(terms.Intent ?? NameOf(now, own), $"{LogFolder}{NameOf(now, own)}.zip", terms.Author.Name, planned);
        await using (var log = TemporaryFile.Create())
        {
            await Write(plan, log, cancellation);
            log.Position = 0;
            await (await container.Open(cancellation)).GetBlobClient(import.Log).UploadAsync(log, overwrite: true, cancellation);
        }

        await turn.Accept(import, cancellation);
        return import;
    }

    /// <summary>The name of an intent. Older names come first in ordinal order.</summary>
    internal static string NameOf(DateTimeOffset accepted, string id) =>
        string.Create(CultureInfo.InvariantCulture, $"{accepted.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}-{id}");

    /// <summary>Whether an import was accepted, whether or not it is finished.</summary>
    public async Task<bool> WasAccepted(string id, CancellationToken cancellation) =>
        (await turns.Accepted(cancellation))?.Id == id || await Finished(id, cancellation) is not null;

    /// <summary>What came of an import; null where it is not finished.</summary>
    public async Task<FinishedImport?> Finished(string id, CancellationToken cancellation)
    {
        try
        {
            var content = await (await container.Open(cancellation)).GetBlobClient(FinishedOf(id)).DownloadContentAsync(cancellation);
            return content.Value.Content.ToObjectFromJson<FinishedImport>(RecordJson.Options);
        }
        catch (RequestFailedException missing) when (missing.Status == StatusCodes.Status404NotFound)
        {
            return null;
        }
    }

    /// <summary>Marks an import as finished.</summary>
    /// <returns>What came of it. Where another program has finished it already, that counts.</returns>
    internal async Task<FinishedImport> Finish(ImportTurn turn, FinishedImport finished, CancellationToken cancellation)
    {
        var (blobs, id) = (await container.Open(cancellation), finished.Import.Id);
        try
        {
            await blobs.GetBlobClient(FinishedOf(id)).UploadAsync(
                BinaryData.FromObjectAsJson(finished, RecordJson.Options),
                new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } },
                cancellation);
        }
        catch (RequestFailedException there) when (there.Status is StatusCodes.Status409Conflict or StatusCodes.Status412PreconditionFailed)
        {
            finished = (await Finished(id, cancellation))!;
        }

        await turn.Clear(cancellation);
        await blobs.GetBlobClient(finished.Import.Log).DeleteIfExistsAsync(cancellationToken: cancellation);
        return finished;
    }

    /// <summary>Writes all of an accepted import into the register. Records that are there already stay unchanged.</summary>
    internal async Task<FinishedImport> RollForward(ImportTurn turn, AcceptedImport import, CancellationToken cancellation)
    {
        var overtaken = new List<OvertakenRecord>();
        await using (var content = TemporaryFile.Create())
        {
            await (await container.Open(cancellation)).GetBlobClient(import.Log).DownloadToAsync(content, cancellation);
            content.Position = 0;
            await using var zip = new ZipArchive(content, ZipArchiveMode.Read);
            foreach (var kind in kinds.All)
            {
                if (zip.GetEntry(EntryOf(kind.Name)) is { } entry)
                {
                    using var log = new StreamReader(await entry.OpenAsync(cancellation), Encoding.UTF8);
                    await foreach (var batch in PlannedRecords.Read(kind, log, cancellation))
                    {
                        overtaken.AddRange(await Write(import, batch, progress: null, cancellation));
                    }
                }
            }
        }

        return await Finish(turn, new FinishedImport(import, overtaken), cancellation);
    }

    /// <summary>Writes records of an accepted import.</summary>
    /// <returns>Those that somebody else changed after the import had read them.</returns>
    internal async Task<IEnumerable<OvertakenRecord>> Write(
        AcceptedImport import, PlannedRecords planned, IProgress<int>? progress, CancellationToken cancellation)
    {
        var overtaken = await writer.Write(planned.Kind, planned.Records, Author.Named(import.Author), import.PlannedAt, progress, cancellation);
        return overtaken.Select(id => new OvertakenRecord(planned.Kind.Name, id));
    }

    /// <summary>Removes what was stored of imports that finished before a moment, and logs of imports that were never accepted.</summary>
    public async Task Prune(DateTimeOffset before, CancellationToken cancellation)
    {
        await Prune(FinishedFolder, before, cancellation);
        if (await turns.Accepted(cancellation) is null)
        {
            await Prune(LogFolder, time.GetUtcNow() - Accepting, cancellation);
        }
    }

    private async Task Prune(string folder, DateTimeOffset before, CancellationToken cancellation)
    {
        var (blobs, first) = (await container.Open(cancellation), $"{folder}{NameOf(before, "")}");
        await foreach (var blob in blobs.GetBlobsAsync(BlobTraits.None, BlobStates.None, folder, cancellation))
        {
            // Older names come first.
            if (string.CompareOrdinal(blob.Name, first) >= 0)
            {
                break;
            }

            await blobs.DeleteBlobIfExistsAsync(blob.Name, cancellationToken: cancellation);
        }
    }

    private static async Task Write(IReadOnlyList<PlannedRecords> plan, Stream content, CancellationToken cancellation)
    {
        await using var zip = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var planned in plan.Where(planned => planned.Records.Count > 0))
        {
            await using var log = new StreamWriter(await zip.CreateEntry(EntryOf(planned.Kind.Name)).OpenAsync(cancellation));
            await planned.Log(log);
        }
    }

    private static string FinishedOf(string id) => $"{FinishedFolder}{id}.json";

    private static string EntryOf(string word) => $"{word}.jsonl";
}
