using CoProduction.Functions.Http.Validation;
using CoProduction.Registry;
using CoProduction.Registry.Groups;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Records.Memberships;

/// <summary>What somebody proposes.</summary>
public sealed record MembershipRequest
{
    /// <summary>The group, by its abbreviation.</summary>
    public string? Group { get; init; }

    /// <summary>found, join, leave or expel.</summary>
    public string? Action { get; init; }

    /// <summary>The founders, at least two; otherwise the one partner that joins, leaves or is expelled.</summary>
    public IReadOnlyList<string>? Partners { get; init; }

    /// <summary>Converts a body that has passed its validator.</summary>
    internal MembershipProposal ToProposal(string by, DateTimeOffset at) =>
        MembershipProposal.Of(Parsed.As<Membership>(Group), Word.As<GroupAction>(Action), [.. Partners!.Select(Parsed.As<CountryCode>)], by, at);
}

public sealed class MembershipRequestValidator : BodyValidator<MembershipRequest>
{
    internal static readonly MembershipRequestValidator Instance = new();

    public MembershipRequestValidator()
    {
        RuleFor(proposal => proposal.Group).Required().Parses<Membership>();
        RuleFor(proposal => proposal.Action).Required().OneOf<GroupAction>();
        RuleFor(proposal => proposal.Partners).AtLeastOne();
        RuleForEach(proposal => proposal.Partners).Filled().Parses<CountryCode>();
        RuleFor(proposal => proposal.Partners).MustHaveNo((proposal, _) => Fault(proposal));
    }

    private static string? Fault(MembershipRequest proposal) =>
        Word.TryParse<GroupAction>(proposal.Action, out var action)
        && proposal.Partners is { Count: > 0 } partners
        && partners.All(partner => CountryCode.TryParse(partner, out _))
            ? MembershipProposal.PartnersFault(action, [.. partners.Select(Parsed.As<CountryCode>)])
            : null;
}
