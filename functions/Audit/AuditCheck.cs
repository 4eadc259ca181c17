using CoProduction.Functions.Registry;
using CoProduction.Registry.Releases;

namespace CoProduction.Functions.Audit;

/// <summary>Checks histories, and keeps where they ended.</summary>
public sealed class AuditCheck(RecordKinds kinds, Histories histories, HeadsArchive heads, TimeProvider clock)
{
    private const int MostFaults = 1000;

    /// <summary>Checks histories.</summary>
    /// <param name="scope">Whose, and what is told of them.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<AuditResponse> Verify(AuditScope scope, CancellationToken cancellation)
    {
        var kept = await heads.Last(cancellation);
        var ends = kept?.Heads.ToDictionary(head => (head.Kind, head.Id)) ?? [];
        var (records, revisions, faults) = (0, 0, new List<AuditFault>());
        await foreach (var history in histories.Read(cancellation))
        {
            ends.Remove((history.Kind, history.Id), out var head);
            var isKnown = history.IsKnownTo(scope.Reader);
            if (!isKnown && !scope.IncludesHidden)
            {
                continue;
            }

            var found = ChainCheck.Faults(history, (word, json) => kinds.Of(word).Write(kinds.Of(word).Read(json))).Concat(Differences(history, head)).ToArray();
            faults.AddRange(isKnown ? found : found.Select(fault => fault.OfHidden()));
            if (isKnown)
            {
                records++;
                revisions += found.Length > 0 ? history.Revisions.Count : Seen(history, scope.Reader);
            }
        }

        faults.AddRange(ends.Values.SelectMany(head => Missing(head, scope)));
        return new AuditResponse(faults.Count == 0, records, revisions, kept?.At, [.. faults.Take(MostFaults)]);
    }

    /// <summary>Keeps where each history ends now.</summary>
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

    private static IEnumerable<AuditFault> Differences(RecordedHistory history, Head? head)
    {
        if (head is not null && history.Revisions.FirstOrDefault(keyed => keyed.Key == head.Revision)?.Revision.Hash != head.Hash)
        {
            yield return new AuditFault(
                history.Kind, AuditScope.KeeperOf(history.Partition), history.Id, head.Revision, "head-differs", "It is not where the history ended on the night that it is compared with.");
        }
    }

    /// <summary>How many revisions a reader is told of a history that is sound.</summary>
    private int Seen(RecordedHistory history, Reader reader) =>
        SeenHistory.Of(kinds.Of(history.Kind), history.Id, [.. history.Revisions.Select(keyed => keyed.Revision)], reader).Count;

    private IEnumerable<AuditFault> Missing(Head head, AuditScope scope)
    {
        var partition = kinds.Of(head.Kind).Partitioning.Of(head.Id)!;
        var fault = new AuditFault(
            head.Kind, AuditScope.KeeperOf(partition), head.Id, head.Revision, "record-removed", "The record and all its history are missing.");
        return AuditScope.IsKeeper(scope.Reader, partition) ? [fault]
            : scope.IncludesHidden ? [fault.OfHidden()]
            : [];
    }
}
