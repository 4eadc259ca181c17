using CoProduction.Functions.GapReports.Parts;
using CoProduction.Functions.Records;
using CoProduction.Gaps.Candidates;
using CoProduction.Gaps.Readings;
using CoProduction.Registry;
using CoProduction.Registry.Dates;

namespace CoProduction.Functions.GapReports;

/// <summary>The sites and partners that could make more of the items between products and their goals in one month, ranked by what that would unlock.</summary>
/// <param name="Marking">Who may receive it.</param>
/// <param name="AsOf">The month up to which observations count.</param>
/// <param name="Case">Which promised plans count.</param>
/// <param name="Reading">What becomes of the growth that nobody has stated: floor, central or ceiling.</param>
/// <param name="Month">The month; absent if there is no goal.</param>
/// <param name="Items">The items, by product and step.</param>
/// <param name="SourceTable">The sources that the reasons refer to.</param>
[Selectable]
public sealed record CandidatesResponse(
    string Marking,
    string AsOf,
    string Case,
    string Reading,
    string? Month,
    IReadOnlyList<ItemCandidatesResponse> Items,
    IReadOnlyList<ListedSourceResponse> SourceTable)
{
    internal static CandidatesResponse From(VisibleProjection seen, Outlook outlook, Month? month, IReadOnlyList<ItemCandidates> items)
    {
        var sources = new SourceTable();
        return new CandidatesResponse(
            seen.Marking,
            seen.AsOf.ToString(),
            Word.Of(outlook.Case),
            Word.Of(outlook.Reading),
            month?.ToString(),
            [.. items.Select(item => ItemCandidatesResponse.From(item, sources))],
            sources.Listed);
    }
}

/// <summary>The sites and partners that could make more of an item.</summary>
/// <param name="Product">The product that is short.</param>
/// <param name="Item">The item; the product itself if its own assembly is short.</param>
/// <param name="Step">The step of relief at which it binds; 1 if it binds as things stand.</param>
/// <param name="Lever">What one more unit a month unlocks; absent if more of this item alone unlocks nothing.</param>
/// <param name="Together">The best additions of this item together with one other.</param>
/// <param name="Candidates">The candidates, the best first.</param>
public sealed record ItemCandidatesResponse(
    string Product, string Item, int Step, LeverResponse? Lever, IReadOnlyList<LeverResponse> Together, IReadOnlyList<PossibleMakerResponse> Candidates)
{
    internal static ItemCandidatesResponse From(ItemCandidates item, SourceTable sources) =>
        new(
            item.Product.Value,
            item.Item.Value,
            item.Step,
            item.Lever is { } lever ? LeverResponse.From(lever) : null,
            [.. item.Together.Select(LeverResponse.From)],
            [.. item.Candidates.Select(candidate => PossibleMakerResponse.From(candidate, sources))]);
}

/// <summary>A site or partner that could make more.</summary>
/// <param name="Partner">The partner.</param>
/// <param name="Site">The factory or MRO site; absent if only agreements suggest the partner.</param>
/// <param name="Theater">The partner's theater.</param>
/// <param name="IsNewTheater">Whether nobody in that theater makes the item now.</param>
/// <param name="Room">How much more of the item it could make by published figures, units a month; absent if unknown.</param>
/// <param name="Unlocked">At least how many units of the product a year its room unlocks; absent if unknown.</param>
/// <param name="Potential">How many units of the product a year its room would allow if nothing else bound; absent if unknown.</param>
/// <param name="Reasons">The reasons, the strongest first.</param>
public sealed record PossibleMakerResponse(
    string Partner,
    string? Site,
    string? Theater,
    bool IsNewTheater,
    double? Room,
    double? Unlocked,
    double? Potential,
    IReadOnlyList<ReasonResponse> Reasons)
{
    internal static PossibleMakerResponse From(Candidate candidate, SourceTable sources) =>
        new(
            candidate.Partner.Value,
            candidate.Site?.Value,
            candidate.Theater is { } theater ? Word.Of(theater) : null,
            candidate.IsNewTheater,
            candidate.Room,
            candidate.Unlocked,
            candidate.Potential,
            [.. candidate.Reasons.Select(reason => ReasonResponse.From(reason, sources))]);
}

/// <summary>A record that suggests a maker.</summary>
/// <param name="Kind">The kind of reason.</param>
/// <param name="Id">The id of the line, agreement or MRO site.</param>
/// <param name="Room">How much more of the item a line could make, units a month; absent if unknown.</param>
/// <param name="Standing">The standing of an agreement, which is never over; absent for other records.</param>
/// <param name="SourceId">The id of the record's source in the table of sources.</param>
public sealed record ReasonResponse(string Kind, string Id, double? Room, string? Standing, string SourceId)
{
    internal static ReasonResponse From(Reason reason, SourceTable sources) =>
        new(
            Word.Of(reason.Kind),
            reason.Id,
            reason.Room,
            reason.Standing is { } standing ? Word.Of(standing) : null,
            sources.IdOf(SourceBody.From(reason.Source)));
}
