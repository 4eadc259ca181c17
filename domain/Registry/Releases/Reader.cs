using CoProduction.Registry.Partners;

namespace CoProduction.Registry.Releases;

/// <summary>Whoever reads the register: for one partner, with what that partner is a member of.</summary>
/// <param name="Partner">The partner that is read for.</param>
/// <param name="Memberships">What it is a member of; none where the register does not have the partner.</param>
/// <param name="IsCoordinator">Whether the reader keeps what no partner keeps: reference data, and figures of scopes that are no partner's.</param>
public sealed record Reader(CountryCode Partner, IReadOnlyList<Membership> Memberships, bool IsCoordinator)
{
    /// <summary>The partner, as an ordinary reader for it.</summary>
    public static Reader For(Partner partner) => new(partner.Code, partner.Memberships, IsCoordinator: false);

    public bool MaySee(IRecord record) =>
        (record.Keeper is { } keeper ? keeper == Partner : IsCoordinator)
        || record.Release.Includes(this)
        || (record is Partner partner && partner.Code == Partner);
}
