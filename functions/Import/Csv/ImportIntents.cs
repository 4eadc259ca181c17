using System.Globalization;
using System.IO.Compression;
using System.Text;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using CoProduction.Functions.Http;
using CoProduction.Functions.Records;
using CoProduction.Functions.Store;

namespace CoProduction.Functions.Import.Csv;

/// <summary>
/// Stores what an accepted import is going to write, before it writes any of it. <c>accepted/{id}.json</c> exists from the moment an
/// import is accepted until all of it is in the register; <c>{id}.zip</c> holds its records; <c>finished/{id}.json</c> states for
/// 90 days what was done, with the report where the request can be repeated.
/// </summary>
public sealed class ImportIntents(ImportContainer container, RecordKinds kinds, IRecordStore store, TimeProvider time)
{
    private const string AcceptedFolder = "accepted/";
    private const string FinishedFolder = "finished/";

    /// <summary>Stores what an import is going to write. Once this returns, the import is certain to be completed.</summary>
    internal async Task<string> Accept(IReadOnlyList<PlannedRecords> plan, ImportTerms terms, ImportReport report, CancellationToken cancellation)
    {
        var id = terms.Intent ?? NameOf(time.GetUtcNow(), Guid.NewGuid().ToString("N"));
        var blobs = await container.Open(cancellation);
        await using (var log = TemporaryFile.Create())
        {
            await Write(plan, log, cancellation);
            log.Position = 0;
            await blobs.GetBlobClient(ZipOf(id)).UploadAsync(log, overwrite: true, cancellation);
        }

        await Store(blobs.GetBlobClient(AcceptedOf(id)), BinaryData.FromObjectAsJson(new State(
            terms.Author.Name, plan.ToDictionary(planned => planned.Kind.Name, planned => planned.Records.Count), terms.KeepsReport ? report : null)), cancellation);
        return id;
    }

    /// <summary>Stores the report of an import that writes nothing; false where there is one already.</summary>
    internal async Task<bool> KeepReport(ImportTerms terms, ImportReport report, CancellationToken cancellation)
    {
        try
        {
            await (await container.Open(cancellation)).GetBlobClient(FinishedOf(terms.Intent!)).UploadAsync(
                BinaryData.FromObjectAsJson(new State(terms.Author.Name, new Dictionary<string, int>(), report)), cancellation);
            return true;
        }
        catch (RequestFailedException there) when (there.Status == StatusCodes.Status409Conflict)
        {
            return false;
        }
    }

    /// <summary>The report of a finished import; null where there is none.</summary>
    internal async Task<ImportReport?> ReportOf(string id, CancellationToken cancellation)
    {
        try
        {
            var state = await (await container.Open(cancellation)).GetBlobClient(FinishedOf(id)).DownloadContentAsync(cancellation);
            return state.Value.Content.ToObjectFromJson<State>()!.Report;
        }
        catch (RequestFailedException missing) when (missing.Status == StatusCodes.Status404NotFound)
        {
            return null;
        }
    }

    /// <summary>The name of an intent. Older names come first in ordinal order.</summary>
    internal static string NameOf(DateTimeOffset accepted, string id) =>
        string.Create(CultureInfo.InvariantCulture, $"{accepted.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}-{id}");

    /// <summary>The name of the intent of a request with this slot.</summary>
    internal static string NameIn(Guid slot) => NameOf(AnswerTime.Of(slot), slot.ToString("N"));

    /// <summary>Whether an import was accepted, whether or not it is finished.</summary>
    public async Task<bool> WasAccepted(string id, CancellationToken cancellation)
    {
        var blobs = await container.Open(cancellation);
        return await blobs.GetBlobClient(AcceptedOf(id)).ExistsAsync(cancellation) || await blobs.GetBlobClient(FinishedOf(id)).ExistsAsync(cancellation);
    }

    /// <summary>Marks an import as finished: all of it is in the register.</summary>
    public async Task Finish(string id, CancellationToken cancellation)
    {
        var blobs = await container.Open(cancellation);
        var accepted = blobs.GetBlobClient(AcceptedOf(id));
        var state = await accepted.DownloadContentAsync(cancellation);
        await blobs.GetBlobClient(FinishedOf(id)).UploadAsync(state.Value.Content, overwrite: true, cancellation);
        await accepted.DeleteIfExistsAsync(cancellationToken: cancellation);
        await blobs.GetBlobClient(ZipOf(id)).DeleteIfExistsAsync(cancellationToken: cancellation);
    }

    /// <summary>The accepted imports that are not finished, oldest first.</summary>
    public async Task<IReadOnlyList<string>> Unfinished(CancellationToken cancellation)
    {
        var ids = new List<string>();
        var blobs = await container.Open(cancellation);
        await foreach (var blob in blobs.GetBlobsAsync(BlobTraits.None, BlobStates.None, AcceptedFolder, cancellation))
        {
            ids.Add(Path.GetFileNameWithoutExtension(blob.Name));
        }

        return ids;
    }

    /// <summary>Writes all of an accepted import into the register. Records that are there already stay unchanged.</summary>
    public async Task RollForward(string id, CancellationToken cancellation)
    {
        var blobs = await container.Open(cancellation);
        var state = await blobs.GetBlobClient(AcceptedOf(id)).DownloadContentAsync(cancellation);
        var author = new Author(state.Value.Content.ToObjectFromJson<State>()!.Author);
        await using var content = TemporaryFile.Create();
        await blobs.GetBlobClient(ZipOf(id)).DownloadToAsync(content, cancellation);
        content.Position = 0;
        await using var zip = new ZipArchive(content, ZipArchiveMode.Read);
        foreach (var kind in kinds.All)
        {
            if (zip.GetEntry(EntryOf(kind.Name)) is { } entry)
            {
                using var log = new StreamReader(await entry.OpenAsync(cancellation), Encoding.UTF8);
                await PlannedRecords.Put(kind, log, store, author, cancellation);
            }
        }

        await Finish(id, cancellation);
    }

    /// <summary>Removes what was stored of finished imports that were accepted before a moment.</summary>
    public async Task Prune(DateTimeOffset before, CancellationToken cancellation)
    {
        var (blobs, first) = (await container.Open(cancellation), FinishedOf(NameOf(before, "")));
        await foreach (var blob in blobs.GetBlobsAsync(BlobTraits.None, BlobStates.None, FinishedFolder, cancellation))
        {
            // Older names come first.
            if (string.CompareOrdinal(blob.Name, first) >= 0)
            {
                break;
            }

            await blobs.DeleteBlobIfExistsAsync(blob.Name, cancellationToken: cancellation);
        }
    }

    /// <summary>Stores what is not there yet. If the answer of storage is lost, the storage client sends it again and meets its own blob.</summary>
    private static async Task Store(BlobClient blob, BinaryData content, CancellationToken cancellation)
    {
        try
        {
            await blob.UploadAsync(content, cancellation);
        }
        catch (RequestFailedException there) when (there.Status is StatusCodes.Status409Conflict or StatusCodes.Status412PreconditionFailed)
        {
            if (!(await blob.DownloadContentAsync(cancellation)).Value.Content.ToMemory().Span.SequenceEqual(content.ToMemory().Span))
            {
                throw;
            }
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

    private static string AcceptedOf(string id) => $"{AcceptedFolder}{id}.json";

    private static string FinishedOf(string id) => $"{FinishedFolder}{id}.json";

    private static string ZipOf(string id) => $"{id}.zip";

    private static string EntryOf(string word) => $"{word}.jsonl";

    private sealed record State(string Author, IReadOnlyDictionary<string, int> Records, ImportReport? Report = null);
}
