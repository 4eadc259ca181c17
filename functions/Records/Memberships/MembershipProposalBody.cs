using CoProduction.Functions.Http.Validation;
using CoProduction.Registry;
using CoProduction.Registry.Groups;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Records.Memberships;

/// <summary>A proposal to change who belongs to a group, in JSON.</summary>
public sealed record MembershipProposalBody : IBody<MembershipProposalBody, MembershipProposal>
{
    /// <summary>Made of the action, the group and the partner: <c>join-quad-nzl</c>, <c>found-quad</c>.</summary>
    public string? Id { get; init; }

    /// <summary>The group, by its abbreviation.</summary>
    public string? Group { get; init; }

    /// <summary>found, join, leave or expel.</summary>
    public string? Action { get; init; }

    /// <summary>The founders; otherwise the one partner that joins, leaves or is expelled.</summary>
    public IReadOnlyList<string>? Partners { get; init; }

    /// <summary>pending, completed, refused or withdrawn.</summary>
    public string? State { get; init; }

    /// <summary>Who proposed it, by handle.</summary>
    public string? ProposedBy { get; init; }

    /// <summary>The subject that <c>proposedBy</c> stands for; absent if it was erased, and in answers to POST. It is not stored.</summary>
    public string? ProposedBySubject { get; init; }

    /// <summary>When it was proposed (UTC).</summary>
    public DateTimeOffset? ProposedAt { get; init; }

    /// <summary>What the partners that are asked have said so far.</summary>
    public IReadOnlyList<MembershipVoteBody>? Votes { get; init; }

    /// <summary>The partners that it names, and the group unless a named partner is hidden from its members.</summary>
    public IReadOnlyList<string>? ReleasableTo { get; init; }

    public static MembershipProposalBody From(MembershipProposal record) => new()
    {
        Id = record.Id,
        Group = record.Group.Value,
        Action = Word.Of(record.Action),
        Partners = [.. record.Partners.Select(partner => partner.Value)],
        State = Word.Of(record.State),
        ProposedBy = record.ProposedBy,
        ProposedAt = record.ProposedAt,
        Votes = [.. record.Votes.Select(MembershipVoteBody.From)],
        ReleasableTo = ReleaseBody.From(record.Release),
    };

    public MembershipProposal ToRecord() =>
        new(
            Parsed.As<Membership>(Group),
            Word.As<GroupAction>(Action),
            [.. Partners!.Select(Parsed.As<CountryCode>)],
            ProposedBy!,
            ProposedAt!.Value,
            [.. (Votes ?? []).Select(vote => vote.ToVote())],
            Word.As<ProposalState>(State))
        {
            IsShownToMembers = ReleasableTo!.Contains(Group!),
        };
}

/// <summary>Nobody sends this body: the register alone makes it.</summary>
public sealed class MembershipProposalBodyValidator : BodyValidator<MembershipProposalBody>
{
    public MembershipProposalBodyValidator()
    {
        RuleFor(proposal => proposal.Id).Required().Parses<RecordId>();
        RuleFor(proposal => proposal.Group).Required().Parses<Membership>();
        RuleFor(proposal => proposal.Action).Required().OneOf<GroupAction>();
        RuleForEach(proposal => proposal.Partners).Filled().Parses<CountryCode>();
        RuleFor(proposal => proposal.State).Required().OneOf<ProposalState>();
        RuleForRelease(proposal => proposal.ReleasableTo);
    }
}
