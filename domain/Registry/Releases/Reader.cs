using CoProduction.Registry.Partners;

namespace CoProduction.Registry.Releases;

/// <summary>Someone who reads the register for one partner, with that partner's memberships.</summary>
/// <param name="Partner">The partner that the reader reads for.</param>
/// <param name="Memberships">The partner's memberships; empty if the register does not have the partner.</param>
/// <param name="IsCoordinator">Whether the reader keeps the records that no partner keeps: reference data, and figures of scopes that belong to no
/// partner.</param>
public sealed record Reader(CountryCode Partner, IReadOnlyList<Membership> Memberships, bool IsCoordinator)
{
    /// <summary>An ordinary reader for this partner.</summary>
    public static Reader For(Partner partner) => Of(partner.Code, partner, isCoordinator: false);

    /// <summary>A reader for a partner. One that is not registered, or is retired, is a member of nothing.</summary>
    public static Reader Of(CountryCode code, Partner? partner, bool isCoordinator) =>
        new(code, partner is { Retired: null } ? partner.Memberships : [], isCoordinator);

    public bool MaySee(IRecord record) =>
        (record.Owner is { } owner ? owner == Partner : IsCoordinator)
        || record.Release.Includes(this)
        || (record is Partner partner && partner.Code == Partner);

    /// <summary>The record as the reader sees it; null if the reader may not see it.</summary>
    public IRecord? See(IRecord record) => MaySee(record) ? record.SeenBy(this) : null;
}
