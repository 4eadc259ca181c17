using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Releases;

namespace CoProduction.Registry.Groups;

/// <summary>A proposal to change who belongs to a group. No partner decides alone on more than leaving.</summary>
public sealed record MembershipProposal : IRecord
{
    /// <summary>The most founders of a group: all of them are written at once.</summary>
    public const int MostFounders = 40;

    private const int FewestFounders = 2;
    private const int VouchingMembers = 2;

    /// <exception cref="ArgumentException">The number of partners does not suit the action, or a partner is named or says something twice.</exception>
    public MembershipProposal(
        Membership group, GroupAction action, IReadOnlyList<CountryCode> partners, string proposedBy, DateTimeOffset proposedAt, IReadOnlyList<GroupVote> votes, ProposalState state)
    {
        Group = group;
        Action = Require.Member(action, nameof(action));
        Partners = PartnersFault(action, partners) is { } fault ? throw new ArgumentException(fault, nameof(partners)) : ValueList.Of(partners, nameof(partners));
        ProposedBy = proposedBy;
        ProposedAt = proposedAt.ToUniversalTime();
        Votes = votes.DistinctBy(vote => vote.Partner).Count() == votes.Count
            ? ValueList.Of(votes, nameof(votes))
            : throw new ArgumentException("A partner has one vote.", nameof(votes));
        State = Require.Member(state, nameof(state));
    }

    public Membership Group { get; }

    public GroupAction Action { get; }

    /// <summary>The founders; otherwise the one partner that joins, leaves or is expelled.</summary>
    public IReadOnlyList<CountryCode> Partners { get; }

    /// <summary>The author who proposed it, as histories name authors.</summary>
    public string ProposedBy { get; }

    public DateTimeOffset ProposedAt { get; }

    public IReadOnlyList<GroupVote> Votes { get; private init; }

    public ProposalState State { get; private init; }

    /// <summary>Made from the group, the action and the partner, so that nobody proposes the same twice. A group is founded once.</summary>
    public string Id => Action == GroupAction.Found
        ? RecordId.Of(Word.Of(Action), Group.Value).Value
        : RecordId.Of(Word.Of(Action), Group.Value, Partners[0].Value).Value;

    /// <summary>Whether all members of the group see it, and not only their coordinators: only where they see the records of the partners that it names.</summary>
    public bool IsShownToMembers { get; init; }

    /// <summary>The partners that it names, and mostly the group's members.</summary>
    public Release Release => new([.. IsShownToMembers ? [Members] : Array.Empty<Audience>(), .. Partners.Select(Audience.Of)]);

    /// <summary>The same proposal, shown to the members if these see all partners that it names.</summary>
    public MembershipProposal ShownBeside(IEnumerable<Partner> named) =>
        this with { IsShownToMembers = named.All(partner => partner.Release.Audiences.Any(audience => audience == Audience.Everyone || audience == Members)) };

    /// <summary>A proposal to which nobody has said anything yet.</summary>
    public static MembershipProposal Of(Membership group, GroupAction action, IReadOnlyList<CountryCode> partners, string by, DateTimeOffset at) =>
        new(group, action, partners, by, at, [], ProposalState.Pending);

    /// <summary>The proposals that lead from a partner's groups to those that somebody states.</summary>
    /// <param name="stated">The partner as it is stated.</param>
    /// <param name="present">The partner as it is registered; null where it is not.</param>
    /// <param name="by">Who states it.</param>
    /// <param name="at">When (UTC).</param>
    public static IEnumerable<MembershipProposal> Between(Partner stated, Partner? present, string by, DateTimeOffset at)
    {
        var groups = present?.Memberships ?? [];
        return
        [
            .. stated.Memberships.Except(groups).Select(group => Of(group, GroupAction.Join, [stated.Code], by, at)),
            .. groups.Except(stated.Memberships).Select(group => Of(group, GroupAction.Leave, [stated.Code], by, at)),
        ];
    }

    /// <summary>Why an action cannot be about these partners; null if it can.</summary>
    public static string? PartnersFault(GroupAction action, IReadOnlyList<CountryCode> partners) =>
        partners.Distinct().Count() != partners.Count ? "Must not name a partner twice."
        : action == GroupAction.Found ? partners.Count is < FewestFounders or > MostFounders ? $"A group is founded by {FewestFounders} to {MostFounders} partners." : null
        : partners.Count != 1 ? "Must name one partner." : null;

    /// <summary>Whether a partner is asked.</summary>
    /// <param name="partner">The partner.</param>
    /// <param name="members">The members of the group.</param>
    public bool Asks(CountryCode partner, IReadOnlyCollection<CountryCode> members) => Action switch
    {
        GroupAction.Expel => Others(members).Contains(partner),
        GroupAction.Join => Partners.Contains(partner) || members.Contains(partner),
        _ => Partners.Contains(partner),
    };

    /// <summary>The proposal after a partner has agreed or refused, completed or refused where that decides it.</summary>
    public MembershipProposal With(GroupVote vote, IReadOnlyCollection<CountryCode> members)
    {
        var next = this with { Votes = ValueList.Of([.. Votes.Where(other => other.Partner != vote.Partner), vote], nameof(Votes)) };
        return next.IsCarried(members) ? next with { State = ProposalState.Completed }
            : next.IsLost(members) ? next with { State = ProposalState.Refused }
            : next;
    }

    public MembershipProposal Withdrawn() => this with { State = ProposalState.Withdrawn };

    /// <summary>A partner that the proposal names, once it is completed.</summary>
    public Partner Applied(Partner partner) =>
        Action is GroupAction.Found or GroupAction.Join
            ? partner.IsMemberOf(Group) ? partner : partner.In([.. partner.Memberships, Group])
            : partner.In([.. partner.Memberships.Where(group => group != Group)]);

    private Audience Members => Parsed.As<Audience>(Group.Value);

    private bool IsCarried(IReadOnlyCollection<CountryCode> members) => Action switch
    {
        GroupAction.Join => Others(members) is { Length: > 0 } others && Agrees(Partners[0]) && others.Count(Agrees) >= Vouching(others),
        GroupAction.Expel => Others(members) is { Length: > 0 } others && others.All(Agrees),
        _ => Partners.All(Agrees),
    };

    private bool IsLost(IReadOnlyCollection<CountryCode> members) => Action switch
    {
        GroupAction.Join => Refuses(Partners[0]) || (Others(members) is var others && others.Count(other => !Refuses(other)) < Vouching(others)),
        GroupAction.Expel => Others(members).Any(Refuses),
        _ => Partners.Any(Refuses),
    };

    private static int Vouching(CountryCode[] members) => Math.Min(VouchingMembers, members.Length);

    private CountryCode[] Others(IReadOnlyCollection<CountryCode> members) => [.. members.Except(Partners)];

    private bool Agrees(CountryCode partner) => Votes.Any(vote => vote.Partner == partner && vote.Agrees);

    private bool Refuses(CountryCode partner) => Votes.Any(vote => vote.Partner == partner && !vote.Agrees);

    IReadOnlyCollection<CountryCode> IRecord.Partners => Partners;

    IReadOnlyCollection<ItemCode> IRecord.Items => [];

    string? IRecord.Status => Word.Of(State);

    IEnumerable<string?> IRecord.Texts => [Group.Value];
}
