using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using CoProduction.Functions.Store;

namespace CoProduction.Functions.Import.Csv;

/// <summary>The turn of an import to write. Dispose of it when the import is finished.</summary>
public sealed class ImportTurn : IAsyncDisposable
{
    private readonly BlobClient blob;
    private readonly HeldLease held;

    internal ImportTurn(BlobClient blob, HeldLease held) => (this.blob, this.held) = (blob, held);

    /// <summary>Cancelled when the turn is lost or about to end.</summary>
    public CancellationToken Lost => held.Lost;

    /// <summary>The import that was accepted and is not finished; null where there is none.</summary>
    public Task<AcceptedImport?> Accepted(CancellationToken cancellation) => Read(blob, cancellation);

    /// <summary>Accepts an import: from now on, it is certain to be finished. Repeating this is harmless.</summary>
    /// <exception cref="Azure.RequestFailedException">The turn was lost (412), and nothing is accepted.</exception>
    internal Task Accept(AcceptedImport import, CancellationToken cancellation) =>
        Write(BinaryData.FromObjectAsJson(import, RecordJson.Options), cancellation);

    /// <summary>Notes that the accepted import is finished.</summary>
    /// <exception cref="Azure.RequestFailedException">The turn was lost (412); whoever has it now finishes the import.</exception>
    internal Task Clear(CancellationToken cancellation) => Write(BinaryData.FromString(""), cancellation);

    public ValueTask DisposeAsync() => held.DisposeAsync();

    internal static async Task<AcceptedImport?> Read(BlobClient blob, CancellationToken cancellation)
    {
        var content = (await blob.DownloadContentAsync(cancellation)).Value.Content;
        return content.ToMemory().IsEmpty ? null : content.ToObjectFromJson<AcceptedImport>(RecordJson.Options);
    }

    private async Task Write(BinaryData content, CancellationToken cancellation) =>
        await blob.UploadAsync(content, new BlobUploadOptions { Conditions = held.Held }, cancellation);
}

/// <summary>An import of files that was accepted.</summary>
/// <param name="Id">The name of its intent.</param>
/// <param name="Log">The name of the blob with its records.</param>
/// <param name="Author">The author that the history names.</param>
/// <param name="PlannedAt">When (UTC) it began to read the register.</param>
public sealed record AcceptedImport(string Id, string Log, string Author, DateTimeOffset PlannedAt);

/// <summary>An import of files that is finished.</summary>
/// <param name="Import">The import.</param>
/// <param name="Overtaken">The records that somebody else changed after the import had read them, and that stay as they are.</param>
public sealed record FinishedImport(AcceptedImport Import, IReadOnlyList<OvertakenRecord> Overtaken);

/// <param name="Kind">The kind of the record.</param>
/// <param name="Id">Its id.</param>
public sealed record OvertakenRecord(string Kind, string Id);
