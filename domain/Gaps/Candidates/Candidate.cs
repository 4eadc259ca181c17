using CoProduction.Registry.Partners;
using CoProduction.Registry.Sites;

namespace CoProduction.Gaps.Candidates;

/// <summary>A site, or a partner without one, that could make an item.</summary>
/// <param name="Partner">The partner.</param>
/// <param name="Site">The factory or MRO site; null where only agreements speak for the partner.</param>
/// <param name="Theater">The partner's theater; null where the register has no record of the partner.</param>
/// <param name="IsNewTheater">Whether nobody makes the item in that theater now.</param>
/// <param name="Reasons">Why, the strongest first and then by id; at least one.</param>
/// <param name="Room">How much more of the item it could make as far as is published, units a month; null where nothing is.</param>
/// <param name="Unlocked">
/// Units of the product a year that its room unlocks, at least: beyond the end of the lever more may be gained, at another rate. 0
/// where the item does not help alone; null where its room is unknown.
/// </param>
/// <param name="Potential">
/// Units of the product a year that its room is good for were nothing else in the way, up to what the product is short of; null where its
/// room is unknown.
/// </param>
public sealed record Candidate(
    CountryCode Partner,
    SiteId? Site,
    Theater? Theater,
    bool IsNewTheater,
    IReadOnlyList<Reason> Reasons,
    double? Room,
    double? Unlocked,
    double? Potential)
{
    internal static Candidate Of((CountryCode Partner, SiteId? Site) place, Theater? theater, bool isNew, IEnumerable<Reason> reasons, Worth worth)
    {
        Reason[] sorted = [.. reasons.OrderBy(reason => reason.Kind).ThenBy(reason => reason.Id, StringComparer.Ordinal)];
        var room = Sum.Known(sorted.Select(reason => reason.Room));
        return new Candidate(
            place.Partner,
            place.Site,
            theater,
            isNew,
            sorted,
            room,
            room is { } more ? worth.Unlocked(more) : null,
            room is { } units ? worth.Potential(units) : null);
    }

    /// <summary>
    /// By what it unlocks, then by its potential, both the most first and unknown as nothing; then by the strongest reason, by how many kinds
    /// of reasons speak for it, and by partner and site.
    /// </summary>
    internal static IReadOnlyList<Candidate> Ranked(IEnumerable<Candidate> candidates) =>
    [
        .. candidates
            .OrderByDescending(candidate => candidate.Unlocked ?? 0)
            .ThenByDescending(candidate => candidate.Potential ?? 0)
            .ThenBy(candidate => candidate.Reasons[0].Kind)
            .ThenByDescending(candidate => candidate.Reasons.Select(reason => reason.Kind).Distinct().Count())
            .ThenBy(candidate => candidate.Partner)
            .ThenBy(candidate => candidate.Site?.Value, StringComparer.Ordinal),
    ];
}
