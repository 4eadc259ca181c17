using CoProduction.Functions.Store;
using CoProduction.Registry;
using CoProduction.Registry.Groups;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Records.Memberships;

/// <summary>
/// Proposes what partners' records state of memberships beyond the present ones. Stating is not agreeing: each partner that is asked still says so itself.
/// Repeating a statement changes nothing.
/// </summary>
internal sealed class StatedMemberships(IRecordStore store, TimeProvider time)
{
    private static readonly MembershipProposalRecordKind Kind = RecordKinds.MembershipProposals;

    /// <summary>What becomes of a stated partner's memberships, in words; null if nothing differs.</summary>
    public static IReadOnlyList<string>? Notices(Partner stated, Partner? present)
    {
        var proposals = MembershipProposal.Between(stated, present, "", DateTimeOffset.UnixEpoch).ToArray();
        return proposals.Length == 0 ? null
            : [.. proposals.Select(proposal => $"That {stated.Code} is to {Word.Of(proposal.Action)} {proposal.Group} is proposed: see /api/v1/{Kind.Path}/{proposal.Id}.")];
    }

    /// <summary>Proposes what differs, unless it is proposed already.</summary>
    /// <param name="stated">The partners as somebody states them.</param>
    /// <param name="author">Who states them.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <returns>The ids of the proposals that are pending for these statements.</returns>
    public async Task<IReadOnlyList<string>> Propose(IEnumerable<Partner> stated, Author author, CancellationToken cancellation)
    {
        var (pending, fresh) = (new List<string>(), new Dictionary<string, PlannedWrite>(StringComparer.Ordinal));
        foreach (var partner in stated)
        {
            if (await store.Find(RecordKinds.Partners, partner.Code.Value, cancellation) is not { Record: Partner present })
            {
                continue;
            }

            foreach (var proposal in MembershipProposal.Between(partner, present, author.Name, time.GetUtcNow()))
            {
                var former = (await store.FindToChange(Kind, proposal.Id, cancellation))?.Record;
                pending.Add(proposal.Id);
                if (former is not MembershipProposal { State: ProposalState.Pending })
                {
                    fresh[proposal.Id] = new PlannedWrite(proposal.ShownBeside([present]), Seen.Of(Kind, former));
                }
            }
        }

        if (fresh.Count > 0)
        {
            await store.Put(Kind, fresh.Values, author, seenAt: null, progress: null, cancellation);
        }

        return pending;
    }
}
