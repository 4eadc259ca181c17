using CoProduction.Registry.Partners;
using CoProduction.Registry.Sites;

namespace CoProduction.Gaps.Candidates;

/// <summary>A site, or a partner without one, that could make an item.</summary>
/// <param name="Partner">The partner.</param>
/// <param name="Site">The factory or MRO site; null if only agreements support the partner.</param>
/// <param name="Theater">The partner's theater; null if the register has no record of the partner.</param>
/// <param name="IsNewTheater">Whether nobody makes the item in that theater now.</param>
/// <param name="Reasons">The reasons, the strongest first and then by id; at least one.</param>
/// <param name="Room">How much more of the item it could make by published figures, units a month; null if none are published.</param>
/// <param name="Unlocked">
/// Units of the product a year that its room unlocks, as a minimum: beyond the end of the lever more may be gained, at another rate. 0 if the item
/// alone does not help; null if its room is unknown.
/// </param>
/// <param name="Potential">
/// Units of the product a year that its room would allow if nothing else were in the way, up to the product's shortfall; null if its room is unknown.
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
    /// The candidates by what they unlock, then by potential, both with the most first and unknown counted as nothing. Then by the strongest reason,
    /// by the number of kinds of reasons, and by partner and site.
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
