using CoProduction.Registry;
using CoProduction.Registry.Releases;

namespace CoProduction.Functions.Store.Revisions;

/// <summary>
/// A record's history as a reader sees it, as if the register had never held the versions hidden from the reader. If the reader may see all
/// versions, this is the history as stored. Otherwise, the revisions from the first gap on get new hashes.
/// </summary>
internal static class VisibleHistory
{
    /// <summary>The part of a history that a reader may see.</summary>
    /// <param name="kind">The record's kind.</param>
    /// <param name="id">The record's id.</param>
    /// <param name="revisions">All revisions of the record.</param>
    /// <param name="reader">The reader.</param>
    /// <param name="shown">What the reader sees of a version.</param>
    /// <returns>The visible revisions; empty if the record is now hidden from the reader.</returns>
    public static IReadOnlyList<Revision> Of(
        StoredKind kind, string id, IReadOnlyList<Revision> revisions, Reader reader, Func<IRecord, IRecord>? shown = null)
    {
        var seen = new List<Revision>();
        string? before = null;
        var whole = true;
        foreach (var (revision, version) in revisions.Zip(Versions.After(revisions)))
        {
            var record = version is null ? null : kind.Read(version.ToJsonString(RecordJson.Options));
            var visible = record is null || reader.See(record) is not { } told ? null : shown?.Invoke(told) ?? told;
            var next = visible is null ? null : kind.Write(visible);
            whole = whole && (version is null ? before is not null : next is not null && ReferenceEquals(visible, record));
            if (whole)
            {
                seen.Add(revision);
            }
            else if (before != next)
            {
                seen.Add(Rewritten(kind, id, revision, version is null, before, next, seen.LastOrDefault()));
            }

            before = next;
        }

        return seen is [.., { Action: RevisionAction.Withdrawn }] ? [] : seen;
    }

    private static Revision Rewritten(
        StoredKind kind, string id, Revision revision, bool isRemoval, string? before, string? next, Revision? last)
    {
        var action = before is null ? RevisionAction.Added
            : next is not null ? RevisionAction.Replaced
            : isRemoval ? RevisionAction.Removed
            : RevisionAction.Withdrawn;
        return RevisionHash.Sealed(kind.Name, id, revision with
        {
            Number = (last?.Number ?? 0) + 1,
            Action = action,
            Changes = FieldChanges.Between(before, next),
            PreviousHash = last?.Hash,
        });
    }
}
