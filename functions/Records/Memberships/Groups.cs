using CoProduction.Registry.Groups;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Records.Memberships;

/// <summary>The groups as all partners' records have them. A retired partner stays a member, so that retiring members opens no group.</summary>
internal sealed class Groups(IReadOnlyList<Partner> partners)
{
    public Partner? Find(CountryCode code) => partners.FirstOrDefault(partner => partner.Code == code);

    public CountryCode[] Members(Membership group) => [.. partners.Where(partner => partner.IsMemberOf(group)).Select(partner => partner.Code)];

    /// <summary>Why a group cannot be founded under this name; null if it can.</summary>
    public string? NameFault(Membership group) =>
        Members(group).Length > 0 ? $"{group} exists already; its members can let others join."
        : partners.Any(partner => partner.FormerMemberships.Contains(group)) ? $"{group} has existed before. Its name is not used again, because records may still be released to it."
        : null;

    /// <summary>Why nothing can come of a proposal, with the member at fault; null if something can.</summary>
    public (string Member, string Detail)? Fault(MembershipProposal proposal)
    {
        if (proposal.Partners.FirstOrDefault(partner => Find(partner) is null or { Retired: not null }) is { } unknown && proposal.Action is GroupAction.Found or GroupAction.Join)
        {
            return ("partners", $"There is no partner {unknown}, or it is retired; GET /api/v1/partners lists the current ones.");
        }

        var members = Members(proposal.Group);
        var isMember = proposal.Partners.Any(members.Contains);
        return proposal.Action switch
        {
            GroupAction.Found => NameFault(proposal.Group) is { } used ? ("group", used) : null,
            GroupAction.Join when members.Length == 0 => ("group", $"There is no group {proposal.Group}. Found it with at least one other partner."),
            GroupAction.Join when isMember => ("partners", $"{proposal.Partners[0]} is a member of {proposal.Group} already."),
            GroupAction.Leave or GroupAction.Expel when !isMember => ("partners", $"{proposal.Partners[0]} is no member of {proposal.Group}."),
            GroupAction.Expel when members.Length == 1 => ("partners", $"{proposal.Group} has no other member; {proposal.Partners[0]} can leave it."),
            _ => null,
        };
    }
}
