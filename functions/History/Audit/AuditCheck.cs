using CoProduction.Functions.Records;
using CoProduction.Functions.Store.Revisions;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Releases;

namespace CoProduction.Functions.History.Audit;

/// <summary>Checks the histories of all records, and stores where they end.</summary>
public sealed class AuditCheck(RecordKinds kinds, Histories histories, HeadsArchive heads, TimeProvider clock)
{
    private const int MostFaults = 1000;

    /// <summary>Checks all histories in scope.</summary>
    /// <param name="scope">Which histories to check, and what to report of them.</param>
    /// <param name="cancellation">Cancels the check.</param>
    public async Task<AuditResponse> Verify(AuditScope scope, CancellationToken cancellation)
    {
        var kept = await heads.Last(cancellation);
        var ends = kept?.Heads.ToDictionary(head => (head.Kind, head.Id)) ?? [];
        var (records, revisions, faults) = (0, 0, new List<AuditFault>());
        await foreach (var scanned in histories.Read(cancellation))
        {
            ends.Remove((scanned.Kind, scanned.Id), out var head);
            var (history, found) = await Look(scanned, head, faults.Count < MostFaults, cancellation);
            var isKnown = history.IsKnownTo(scope.Reader);
            if (isKnown || scope.IncludesHidden)
            {
                faults.AddRange(isKnown ? found : found.Select(fault => fault.OfHidden()));
            }

            if (isKnown && (history.Last is not null || history.Revisions.Count > 0))
            {
                records++;
                revisions += found.Count > 0 ? history.Revisions.Count : VisibleRevisions(history, scope.Reader);
            }
        }

        foreach (var head in ends.Values)
        {
            var partition = kinds.Of(head.Kind).Partitioning.Of(head.Id)!;
            if (await histories.ReadAgain(partition, head.Kind, head.Id, cancellation) is { Last: null, Revisions.Count: 0 })
            {
                faults.AddRange(Missing(head, partition, scope));
            }
        }

        return new AuditResponse(faults.Count == 0, records, revisions, kept?.At, [.. faults.Take(MostFaults)]);
    }

    /// <summary>Stores where each history ends now.</summary>
    public async Task KeepHeads(CancellationToken cancellation)
    {
        var ends = new List<Head>();
        var now = clock.GetUtcNow();
        await foreach (var history in histories.Read(cancellation))
        {
            if (history.Revisions is [.., var last])
            {
                ends.Add(new Head(history.Kind, history.Id, last.Key, last.Revision.Hash));
            }
        }

        await heads.Keep(now, ends, cancellation);
    }

    /// <summary>
    /// Finds the faults in a history. One that seems to have any is read again, because somebody may have written while it was read.
    /// </summary>
    /// <param name="scanned">The history as it was scanned.</param>
    /// <param name="head">Where it ended on the night that it is compared with; null if it did not exist then.</param>
    /// <param name="again">Whether to read it again.</param>
    /// <param name="cancellation">Cancels the reading.</param>
    private async Task<(RecordedHistory History, IReadOnlyList<AuditFault> Faults)> Look(
        RecordedHistory scanned, Head? head, bool again, CancellationToken cancellation)
    {
        AuditFault[] found = [.. ChainCheck.Faults(scanned), .. Differences(scanned, head)];
        return found.Length == 0 || !again
            ? (scanned, found)
            : await Look(await histories.ReadAgain(scanned.Partition, scanned.Kind, scanned.Id, cancellation), head, again: false, cancellation);
    }

    private static IEnumerable<AuditFault> Differences(RecordedHistory history, Head? head)
    {
        if (head is not null && history.Revisions.FirstOrDefault(keyed => keyed.Key == head.Revision)?.Revision.Hash != head.Hash)
        {
            yield return new AuditFault(
                history.Kind,
                AuditScope.OwnerOf(history.Partition),
                history.Id,
                head.Revision,
                "head-differs",
                "The history does not contain the revision with which it ended on the night that it is compared with.");
        }
    }

    /// <summary>The number of revisions in a sound history that a reader may see.</summary>
    private int VisibleRevisions(RecordedHistory history, Reader reader) =>
        VisibleHistory.Of(kinds.Of(history.Kind), history.Id, [.. history.Revisions.Select(keyed => keyed.Revision)], reader).Count;

    private static IEnumerable<AuditFault> Missing(Head head, string partition, AuditScope scope)
    {
        var fault = new AuditFault(
            head.Kind, AuditScope.OwnerOf(partition), head.Id, head.Revision, "record-removed", "The record and all its history are missing.");
        return AuditScope.IsKeeper(scope.Reader, partition) ? [fault]
            : scope.IncludesHidden ? [fault.OfHidden()]
            : [];
    }
}

/// <summary>What an audit covers.</summary>
/// <param name="Reader">The reader of the audit. Only records that the reader may see are counted and named.</param>
/// <param name="IncludesHidden">Whether the audit also reports faults in other records, without naming those records.</param>
public sealed record AuditScope(Reader Reader, bool IncludesHidden)
{
    /// <summary>The partner that owns a partition's records; null if no partner does.</summary>
    public static string? OwnerOf(string partition) => CountryCode.TryParse(partition, out var partner) ? partner.Value : null;

    public static bool IsKeeper(Reader reader, string partition) =>
        OwnerOf(partition) is { } partner ? partner == reader.Partner.Value : reader.IsCoordinator;
}
