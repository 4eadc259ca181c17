using CoProduction.Functions.Access;
using CoProduction.Functions.History.Feed;
using CoProduction.Functions.Http;
using CoProduction.Functions.Records;
using CoProduction.Functions.Records.Memberships;
using CoProduction.Functions.Store;
using CoProduction.Functions.Store.Revisions;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Import;

/// <summary>Writes what imports have planned, only where the register still has what they saw, and tells what came between.</summary>
public sealed class ImportWriter(IRecordStore store, Visibility visibility, FeedPositions positions, TimeProvider time)
{
    private const int LongestPage = 1_000;
    private const int MostFields = 5;

    /// <summary>Writes records. What an earlier run of the same import has written stays, and so does whatever came after that.</summary>
    /// <param name="kind">Their kind.</param>
    /// <param name="records">The records.</param>
    /// <param name="author">The import, as the history names it.</param>
    /// <param name="planned">When (UTC) it was planned.</param>
    /// <param name="progress">Receives the number of records done so far; null for none.</param>
    /// <param name="cancellation">Cancels the call between transactions.</param>
    /// <returns>The ids of the records that somebody else changed since, and that stay as they are.</returns>
    internal async Task<IReadOnlyList<string>> Write(
        RecordKind kind, IReadOnlyCollection<PlannedWrite> records, Author author, DateTimeOffset planned, IProgress<int>? progress, CancellationToken cancellation)
    {
        var overtaken = await Put(kind, records, author, planned, progress, cancellation);
        if (kind == RecordKinds.Partners && !author.SetsMemberships)
        {
            var written = records.Where(one => !overtaken.Contains(one.Id)).Select(one => one.Record).OfType<Partner>();
            await new StatedMemberships(store, time).Propose(written, author, cancellation);
        }

        return overtaken;
    }

    private async Task<IReadOnlyList<string>> Put(
        RecordKind kind, IReadOnlyCollection<PlannedWrite> records, Author author, DateTimeOffset planned, IProgress<int>? progress, CancellationToken cancellation)
    {
        var overtaken = (await store.Put(kind, records, author, planned, progress, cancellation)).Overtaken;
        var isOwn = new bool[overtaken.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = StorageRequests.AtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(overtaken.Index(), parallel, async (record, ended) =>
            isOwn[record.Index] = (await Since(kind, record.Item, planned, ended)).Any(revision => revision.By == author.Name));
        var others = overtaken.Where((_, index) => !isOwn[index]).ToHashSet(StringComparer.Ordinal);
        if (others.Count == 0)
        {
            return [];
        }

        // A clock that is ahead can date a change later that the import has seen; and what was changed and changed back is as the import saw it.
        return (await store.Put(kind, [.. records.Where(one => others.Contains(one.Id))], author, seenAt: null, progress: null, cancellation)).Overtaken;
    }

    /// <summary>What speaks against writing a record from a file: somebody changed it after the file was exported. Null where nobody did.</summary>
    /// <param name="kind">The record's kind.</param>
    /// <param name="id">Its id.</param>
    /// <param name="exported">Where the file was exported.</param>
    /// <param name="author">The import, as the history names it. Its own changes do not count.</param>
    /// <param name="caller">The caller; null where everything is allowed.</param>
    /// <param name="cancellation">Cancels the call.</param>
    internal async Task<BodyFault?> Later(RecordKind kind, string id, ExportPosition exported, Author author, Caller? caller, CancellationToken cancellation)
    {
        var known = await exported.KnownUntil(kind, id, positions, cancellation);
        if (await store.FindToChange(kind, id, cancellation) is { } entry && entry.ChangedAt <= known)
        {
            return null;
        }

        var since = known.AddTicks(1);
        return (await Since(kind, id, since, cancellation)).Any(revision => revision.By != author.Name)
            ? await Overtaken(kind, id, since, caller, cancellation)
            : null;
    }

    /// <summary>Says that a record is not in the version that a row names by its ETag, and what became of it last, as far as the caller may know.</summary>
    /// <param name="view">The register as the caller sees it.</param>
    /// <param name="kind">The record's kind.</param>
    /// <param name="id">Its id.</param>
    /// <param name="isThere">Whether the caller sees such a record.</param>
    /// <param name="pointer">The place of the ETag in the row.</param>
    /// <param name="cancellation">Cancels the call.</param>
    internal static async Task<BodyFault> OtherVersion(RegisterView view, RecordKind kind, string id, bool isThere, string pointer, CancellationToken cancellation)
    {
        var told = await view.History(kind, id, cancellation) is [.., var last] ? $" {Told(last)}." : "";
        return new BodyFault(
            pointer,
            isThere ? $"The record is in another version than this.{told} It stays as it is now: read it again, and send what still holds with its present ETag."
                : $"There is no {kind.Name} {id}, or you may not see it, so this is no version of it.{told} Leave the ETag out to add the record.",
            BodyFault.ChangedSince);
    }

    /// <summary>Says who has changed a record since a moment, and what, as far as the caller may know.</summary>
    /// <param name="kind">The record's kind.</param>
    /// <param name="id">Its id.</param>
    /// <param name="since">The moment (UTC).</param>
    /// <param name="caller">The caller; null where everything is allowed.</param>
    /// <param name="cancellation">Cancels the call.</param>
    internal async Task<BodyFault> Overtaken(RecordKind kind, string id, DateTimeOffset since, Caller? caller, CancellationToken cancellation)
    {
        var revisions = caller is null
            ? await Since(kind, id, since, cancellation)
            : [.. (await (await visibility.ViewOf(caller, cancellation)).History(kind, id, cancellation)).Where(revision => revision.At >= since)];
        var told = revisions.Count == 0 ? "The record was changed since" : string.Join("; ", revisions.Select(Told));
        return new BodyFault("", $"{told}. It stays as it is now: look at it, and send what still holds.", BodyFault.ChangedSince);
    }

    private static string Told(Revision revision)
    {
        var fields = revision.Changes.Select(change => change.Field).ToArray();
        var named = string.Join(", ", fields.Take(MostFields)) + (fields.Length > MostFields ? $" and {fields.Length - MostFields} more" : "");
        var what = revision.Action switch
        {
            RevisionAction.Added => "Added",
            RevisionAction.Replaced => $"Changed ({named})",
            _ => "Removed",
        };
        return $"{what} by {revision.By} at {revision.At.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}";
    }

    private async Task<IReadOnlyList<Revision>> Since(RecordKind kind, string id, DateTimeOffset since, CancellationToken cancellation)
    {
        var (revisions, after) = (new List<Revision>(), 0);
        while (await store.History(kind, id, after, LongestPage, cancellation) is { Count: > 0 } page)
        {
            revisions.AddRange(page.Where(revision => revision.At >= since));
            after = page[^1].Number;
        }

        return revisions;
    }
}
