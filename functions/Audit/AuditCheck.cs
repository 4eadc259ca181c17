using CoProduction.Functions.Registry;
using CoProduction.Registry.Releases;

namespace CoProduction.Functions.Audit;

/// <summary>Checks histories, and keeps where they ended.</summary>
public sealed class AuditCheck(Histories histories, HeadsArchive heads, TimeProvider clock)
{
    private const int MostFaults = 1000;

    /// <summary>Checks the history of every record that a reader may see.</summary>
    /// <param name="reader">The reader; null for all records, and those that are missing altogether.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<AuditResponse> Verify(Reader? reader, CancellationToken cancellation)
    {
        var kept = await heads.Last(cancellation);
        var ends = kept?.Heads.ToDictionary(head => (head.Kind, head.Id)) ?? [];
        var (records, revisions, faults) = (0, 0, new List<AuditFault>());
        await foreach (var history in histories.Read(cancellation))
        {
            ends.Remove((history.Kind, history.Id), out var head);
            if (reader is not null && history.Disclosure?.Includes(reader) != true)
            {
                continue;
            }

            records++;
            revisions += history.Revisions.Count;
            faults.AddRange(ChainCheck.Faults(history, AnyKind.Encoded).Concat(Differences(history, head)));
        }

        if (reader is null)
        {
            faults.AddRange(ends.Values.Select(head => new AuditFault(
                head.Kind, head.Id, head.Revision, "record-removed", "The record and all its history are missing.")));
        }

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
                history.Kind, history.Id, head.Revision, "head-differs", "It is not where the history ended on the night that it is compared with.");
        }
    }
}
