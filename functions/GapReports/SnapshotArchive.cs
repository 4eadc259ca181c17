using Azure.Storage.Blobs;
using CoProduction.Functions.Records;
using CoProduction.Functions.Store;

namespace CoProduction.Functions.GapReports;

/// <summary>
/// Stores the register as it is each night, as a blob of compressed JSON lines that never changes. An archived report is computed from it
/// for each reader, and holds only what that reader could see that night.
/// </summary>
public sealed class SnapshotArchive(BlobServiceClient blobs, StoragePrefix prefix, RecordKinds kinds)
{
    private const string Extension = ".jsonl.gz";

    private readonly BlobArchive archive = new(blobs.GetBlobContainerClient(prefix.ContainerName("snapshots")));

    /// <summary>Stores a register. A second register of the same second is not stored.</summary>
    public Task Keep(GapReportId id, Register register, CancellationToken cancellation) =>
        archive.Keep(id.Value + Extension, content => RegisterLines.Write(kinds, register, content, cancellation), cancellation);

    /// <summary>Reads the register of an id; null if there is none.</summary>
    public Task<Register?> Find(GapReportId id, CancellationToken cancellation) =>
        archive.Read(id.Value + Extension, content => RegisterLines.Read(kinds, content, cancellation), cancellation);

    /// <summary>Lists the ids of all stored registers, newest first.</summary>
    public async Task<IReadOnlyList<GapReportId>> List(CancellationToken cancellation)
    {
        var ids = new List<GapReportId>();
        foreach (var name in (await archive.Names(cancellation)).Reverse())
        {
            if (name.EndsWith(Extension, StringComparison.Ordinal) && GapReportId.TryParse(name[..^Extension.Length], out var id))
            {
                ids.Add(id);
            }
        }

        return ids;
    }

    /// <summary>Deletes the registers of nights before a moment, but for those that a policy of storage keeps.</summary>
    /// <returns>How many were deleted.</returns>
    internal Task<int> RemoveBefore(DateTimeOffset moment, CancellationToken cancellation) => archive.RemoveOld(
        "", moment, name => GapReportId.TryParse(name.Split('.')[0], out var id) && id.ComputedAt < moment, cancellation);
}

/// <summary>A report in the archive.</summary>
/// <param name="Id">Its id.</param>
/// <param name="ComputedAt">When it was computed (UTC).</param>
/// <param name="Link">Its absolute address.</param>
public sealed record ArchivedReportResponse(string Id, DateTimeOffset ComputedAt, string Link);
