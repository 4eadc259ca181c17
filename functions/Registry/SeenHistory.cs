using CoProduction.Registry.Releases;

namespace CoProduction.Functions.Registry;

/// <summary>
/// A record's history as one reader sees it: as if the register had never held a version that the reader may not see. Where
/// the reader may see all of it, it is the history as it is kept; else it is sealed anew from the first gap on.
/// </summary>
internal static class SeenHistory
{
    /// <param name="kind">The record's kind.</param>
    /// <param name="id">Its id.</param>
    /// <param name="revisions">All its revisions.</param>
    /// <param name="reader">The reader.</param>
    /// <returns>What the reader sees; nothing where the record is hidden from it now.</returns>
    public static IReadOnlyList<Revision> Of(
        RecordKind kind, string id, IReadOnlyList<Revision> revisions, Reader reader)
    {
        var seen = new List<Revision>();
        string? shown = null;
        var whole = true;
        foreach (var (revision, version) in revisions.Zip(Versions.After(revisions)))
        {
            var record = version is null ? null : kind.Read(version.ToJsonString(RecordJson.Options));
            var next = record is not null && reader.MaySee(record) ? kind.Write(record) : null;
            whole = whole && (version is null ? shown is not null : next is not null);
            if (whole)
            {
                seen.Add(revision);
            }
            else if (shown is not null || next is not null)
            {
                seen.Add(Told(kind, id, revision, version is null, shown, next, seen.LastOrDefault()));
            }

            shown = next;
        }

        return seen is [.., { Action: RevisionAction.Withdrawn }] ? [] : seen;
    }

    private static Revision Told(
        RecordKind kind, string id, Revision revision, bool isRemoval, string? shown, string? next, Revision? last)
    {
        var action = shown is null ? RevisionAction.Added
            : next is not null ? RevisionAction.Replaced
            : isRemoval ? RevisionAction.Removed
            : RevisionAction.Withdrawn;
        return RevisionHash.Sealed(kind.Name, id, revision with
        {
            Number = (last?.Number ?? 0) + 1,
            Action = action,
            Changes = FieldChanges.Between(shown, next),
            PreviousHash = last?.Hash,
        });
    }
}
