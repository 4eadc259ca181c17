using CoProduction.Functions.Http.Validation;
using CoProduction.Registry;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Records.Partners;

/// <summary>A partner in JSON.</summary>
public sealed record PartnerBody : IBody<PartnerBody, Partner>
{
    /// <summary>The partner's code.</summary>
    public string? Code { get; init; }

    /// <summary>The partner's name.</summary>
    public string? Name { get; init; }

    /// <summary>north-america, latin-america, europe, africa, middle-east or indo-pacific.</summary>
    public string? Theater { get; init; }

    /// <summary>The groups that it is a member of. A caller cannot change them: what differs is proposed, and the answer has the present ones.</summary>
    public IReadOnlyList<string>? Memberships { get; init; }

    /// <summary>The groups that it has left, whose names are not used again. None of them is ever removed.</summary>
    public IReadOnlyList<string>? FormerMemberships { get; init; }

    public IReadOnlyList<string>? ReleasableTo { get; init; }

    /// <summary>The day on which it was retired: no record may name it anew. Leave it out to make it current again.</summary>
    public string? Retired { get; init; }

    public static PartnerBody From(Partner record) => new()
    {
        Code = record.Code.Value,
        Name = record.Name,
        Theater = Word.Of(record.Theater),
        Memberships = [.. record.Memberships.Select(membership => membership.Value)],
        FormerMemberships = record.FormerMemberships.Count == 0 ? null : [.. record.FormerMemberships.Select(membership => membership.Value)],
        ReleasableTo = ReleaseBody.From(record.Release),
        Retired = RetiredDay.Of(record),
    };

    public Partner ToRecord() =>
        new(
            Parsed.As<CountryCode>(Code),
            Name!,
            Word.As<Theater>(Theater),
            [.. (Memberships ?? []).Select(Parsed.As<Membership>)],
            ReleaseBody.ToReferenceRelease(ReleasableTo))
        {
            FormerMemberships = [.. (FormerMemberships ?? []).Select(Parsed.As<Membership>)],
            Retired = RetiredDay.Find(Retired),
        };
}

public sealed class PartnerBodyValidator : BodyValidator<PartnerBody>
{
    public PartnerBodyValidator()
    {
        RuleFor(partner => partner.Code).Required().Parses<CountryCode>();
        RuleFor(partner => partner.Name).Required().Text(Wording.Name);
        RuleFor(partner => partner.Theater).Required().OneOf<Theater>();
        RuleForEach(partner => partner.Memberships).Filled().Parses<Membership>();
        RuleFor(partner => partner.Memberships).Distinct("Must not name a membership twice.");
        RuleForEach(partner => partner.FormerMemberships).Filled().Parses<Membership>();
        RuleFor(partner => partner.FormerMemberships).Distinct("Must not name a membership twice.");
        RuleForRelease(partner => partner.ReleasableTo);
        RuleFor(partner => partner.Retired).Retirement();
    }
}
