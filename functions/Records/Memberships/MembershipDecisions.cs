using CoProduction.Functions.Store;
using CoProduction.Functions.Store.Tables;
using CoProduction.Registry;
using CoProduction.Registry.Groups;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Records.Memberships;

/// <summary>
/// Changes proposals, each together with all partners that its completion changes: in one transaction, decided on the groups as they are in that moment.
/// </summary>
public sealed class MembershipDecisions(TableDecision table)
{
    internal static readonly string Partition = RecordKinds.MembershipProposals.Partitioning.Shared[0];

    private static readonly StoredKind[] Read = [RecordKinds.MembershipProposals, RecordKinds.Partners];

    /// <summary>Decides on a proposal.</summary>
    /// <param name="id">The proposal's id.</param>
    /// <param name="author">Who decides.</param>
    /// <param name="answer">The answer to keep; null for none.</param>
    /// <param name="decide">Returns the next version, or null to change nothing. It gets the present version, null if there is none, and the groups.</param>
    /// <param name="cancellation">Cancels the call.</param>
    internal Task<Entry<IRecord>?> Make(
        string id, Author author, AnswerToKeep? answer, Func<Entry<IRecord>?, Groups, MembershipProposal?> decide, CancellationToken cancellation) =>
        table.Make(
            Partition,
            Read,
            author with { SetsMemberships = true },
            answer,
            entries =>
            {
                var groups = new Groups([.. entries.Select(entry => entry.Record).OfType<Partner>()]);
                if (decide(entries.FirstOrDefault(entry => entry.Record is MembershipProposal && entry.Record.Id == id), groups) is not { } next)
                {
                    return [];
                }

                Partner[] named = [.. next.Partners.Select(groups.Find).OfType<Partner>()];
                return [next.ShownBeside(named), .. next.State == ProposalState.Completed ? named.Select(next.Applied) : []];
            },
            cancellation);
}
