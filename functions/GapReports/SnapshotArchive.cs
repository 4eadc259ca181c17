using Azure.Storage.Blobs;
using CoProduction.Functions.Registry;
using CoProduction.Functions.Tables;

namespace CoProduction.Functions.GapReports;

/// <summary>
/// The register as it was each night: a blob of compressed JSON lines that is never changed. An archived report is computed
/// from it for whoever asks, so that it holds what that reader could see then, and nothing else.
/// </summary>
public sealed class SnapshotArchive(BlobServiceClient blobs, TablePrefix prefix, RecordKinds kinds)
{
    private const string Extension = ".jsonl.gz";

    private readonly BlobArchive archive = new(blobs.GetBlobContainerClient(prefix.Container("snapshots")));

    /// <summary>Keeps a register. One of the same second is kept only once.</summary>
    public Task Keep(GapReportId id, Register register, CancellationToken cancellation) =>
        archive.Keep(id.Value + Extension, content => RegisterLines.Write(kinds, register, content, cancellation), cancellation);

    /// <summary>The register that was kept under this id, or null.</summary>
    public Task<Register?> Find(GapReportId id, CancellationToken cancellation) =>
        archive.Read(id.Value + Extension, content => RegisterLines.Read(kinds, content, cancellation), cancellation);

    /// <summary>The ids under which registers were kept, newest first.</summary>
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
}
