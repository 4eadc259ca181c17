using CoProduction.Functions.Registry;
using CoProduction.Registry;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Partners;

/// <summary>A partner in JSON.</summary>
public sealed record PartnerBody : IBody<PartnerBody, Partner>
{
    /// <summary>ISO 3166-1 alpha-3.</summary>
    public string? Code { get; init; }

    public string? Name { get; init; }

    /// <summary>north-america, europe, indo-pacific or middle-east.</summary>
    public string? Theater { get; init; }

    public IReadOnlyList<string>? Memberships { get; init; }

    public IReadOnlyList<string>? ReleasableTo { get; init; }

    public static PartnerBody From(Partner record) => new()
    {
        Code = record.Code.Value,
        Name = record.Name,
        Theater = Word.Of(record.Theater),
        Memberships = [.. record.Memberships.Select(membership => membership.Value)],
        ReleasableTo = ReleaseBody.From(record.Release),
    };

    public Partner ToRecord() =>
        new(
            Parsed.As<CountryCode>(Code),
            Name!,
            Word.As<Theater>(Theater),
            [.. (Memberships ?? []).Select(Parsed.As<Membership>)],
            ReleaseBody.ToReferenceRelease(ReleasableTo));
}
