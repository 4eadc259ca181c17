using CoProduction.Functions.Registry;
using CoProduction.Gaps.Candidates;
using CoProduction.Gaps.Forecasts;
using CoProduction.Registry;
using CoProduction.Registry.Dates;

namespace CoProduction.Functions.GapReports;

/// <summary>Who could make more of what stands between products and their goals in one month, ranked by what that would unlock.</summary>
/// <param name="Marking">To whom it may be passed on.</param>
/// <param name="AsOf">The month up to which observations count.</param>
/// <param name="Case">Which promised expansions count.</param>
/// <param name="Month">The month; absent where there is no goal.</param>
/// <param name="Items">By product, step and item.</param>
public sealed record CandidatesResponse(string Marking, string AsOf, string Case, string? Month, IReadOnlyList<ItemCandidatesResponse> Items)
{
    internal static CandidatesResponse Of(SeenProjection seen, ForecastCase forecast, Month? month)
    {
        var asked = month ?? seen.Projection?.Horizon.Last;
        return new CandidatesResponse(
            seen.Marking,
            seen.AsOf.ToString(),
            Word.Of(forecast),
            seen.Projection is null ? null : asked.ToString(),
            seen.Projection is { } projection
                ? [.. ItemCandidates.Of(projection.In(forecast), projection.Horizon.IndexOf(asked!.Value)).Select(ItemCandidatesResponse.From)]
                : []);
    }
}

/// <param name="Product">The product that is short.</param>
/// <param name="Item">The item; the product itself where its own assembly is short.</param>
/// <param name="Step">The step of relief at which it binds: 1 where it does so as things stand.</param>
/// <param name="Lever">What one more unit a month unlocks; absent where more of this item alone helps nothing.</param>
/// <param name="Together">The best additions of this item together with another one.</param>
/// <param name="Candidates">The best first.</param>
public sealed record ItemCandidatesResponse(
    string Product, string Item, int Step, LeverResponse? Lever, IReadOnlyList<LeverResponse> Together, IReadOnlyList<PossibleMakerResponse> Candidates)
{
    internal static ItemCandidatesResponse From(ItemCandidates item) =>
        new(
            item.Product.Value,
            item.Item.Value,
            item.Step,
            item.Lever is { } lever ? LeverResponse.From(lever) : null,
            [.. item.Together.Select(LeverResponse.From)],
            [.. item.Candidates.Select(PossibleMakerResponse.From)]);
}

/// <param name="Partner">The partner.</param>
/// <param name="Site">The factory or MRO site; absent where only agreements speak for the partner.</param>
/// <param name="Theater">The partner's theater.</param>
/// <param name="IsNewTheater">Whether nobody makes the item in that theater now.</param>
/// <param name="Room">How much more of the item it could make as far as is published, units a month.</param>
/// <param name="Unlocked">Units of the product a year that its room unlocks, at least.</param>
/// <param name="Potential">Units of the product a year that its room is good for were nothing else in the way.</param>
/// <param name="Reasons">Why, the strongest first.</param>
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
    internal static PossibleMakerResponse From(Candidate candidate) =>
        new(
            candidate.Partner.Value,
            candidate.Site?.Value,
            candidate.Theater is { } theater ? Word.Of(theater) : null,
            candidate.IsNewTheater,
            candidate.Room,
            candidate.Unlocked,
            candidate.Potential,
            [.. candidate.Reasons.Select(ReasonResponse.From)]);
}

/// <param name="Kind">Why the record speaks for the candidate.</param>
/// <param name="Id">The id of the line, agreement or MRO site.</param>
/// <param name="Room">How much more of the item a line could make, units a month; absent where that is unknown.</param>
/// <param name="Standing">Of an agreement: in-force or exploring.</param>
/// <param name="Source">Where the record is said.</param>
public sealed record ReasonResponse(string Kind, string Id, double? Room, string? Standing, SourceBody Source)
{
    internal static ReasonResponse From(Reason reason) =>
        new(
            Word.Of(reason.Kind),
            reason.Id,
            reason.Room,
            reason.Standing is { } standing ? Word.Of(standing) : null,
            SourceBody.From(reason.Source));
}
