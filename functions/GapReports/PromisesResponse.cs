using CoProduction.Gaps.Promises;
using CoProduction.Registry;

namespace CoProduction.Functions.GapReports;

/// <summary>What has become of every promised expansion, and how partners and operators have kept theirs.</summary>
/// <param name="Marking">To whom it may be passed on.</param>
/// <param name="AsOf">The month in which it is asked.</param>
/// <param name="All">Everybody's together.</param>
/// <param name="ByPartner">By partner.</param>
/// <param name="ByOperator">By operator as registered.</param>
/// <param name="Promises">Every expansion.</param>
public sealed record PromisesResponse(
    string Marking,
    string AsOf,
    TrackRecordResponse All,
    IReadOnlyList<TrackRecordResponse> ByPartner,
    IReadOnlyList<TrackRecordResponse> ByOperator,
    IReadOnlyList<PromiseResponse> Promises)
{
    internal static PromisesResponse Of(SeenProjection seen)
    {
        var review = PromiseReview.Of(seen.Register, seen.AsOf);
        return new PromisesResponse(
            seen.Marking,
            seen.AsOf.ToString(),
            TrackRecordResponse.From(review.All),
            [.. review.ByPartner.Select(TrackRecordResponse.From)],
            [.. review.ByOperator.Select(TrackRecordResponse.From)],
            [.. review.Promises.Select(PromiseResponse.From)]);
    }
}

/// <param name="Keeper">The partner's code or the operator's name; absent where it is everybody.</param>
/// <param name="Count">How many promises there are.</param>
/// <param name="States">How many are in each state; those in none are left out.</param>
/// <param name="Due">How many have come due: first promised for the as-of month or before, with a date.</param>
/// <param name="DueOnTime">How many of those were kept on time.</param>
/// <param name="Delay">Months late, of all that have a date and are not cancelled.</param>
/// <param name="DueDelay">The same of those that have come due.</param>
public sealed record TrackRecordResponse(
    string? Keeper, int Count, IReadOnlyList<StateCountResponse> States, int Due, int DueOnTime, DelayFigure? Delay, DelayFigure? DueDelay)
{
    internal static TrackRecordResponse From(TrackRecord record) =>
        new(
            record.Keeper,
            record.Count,
            [.. record.States.Select(state => new StateCountResponse(Word.Of(state.State), state.Count))],
            record.Due,
            record.DueOnTime,
            record.Delay,
            record.DueDelay);
}

/// <param name="State">without-date, open, kept-on-time, kept-late, moved, overdue or cancelled.</param>
/// <param name="Count">How many promises are in it.</param>
public sealed record StateCountResponse(string State, int Count);

/// <param name="Id">Factory, item, stage of production and expansion.</param>
/// <param name="Partner">The partner.</param>
/// <param name="Operator">Who runs the factory.</param>
/// <param name="Item">What the line makes.</param>
/// <param name="First">The month that was promised when the register first had it.</param>
/// <param name="Current">The month that is promised now; of a commissioned one, the month in which it came.</param>
/// <param name="SlipMonths">How many months that has moved.</param>
/// <param name="DelayMonths">By how many months it is known to be late; absent where it is cancelled or has no date.</param>
/// <param name="Stage">How far it has come.</param>
/// <param name="StageReached">The furthest stage that it has ever reached.</param>
/// <param name="State">What has become of it.</param>
public sealed record PromiseResponse(
    string Id,
    string Partner,
    string Operator,
    string Item,
    string First,
    string Current,
    int SlipMonths,
    int? DelayMonths,
    string Stage,
    string? StageReached,
    string State)
{
    internal static PromiseResponse From(Promise promise) =>
        new(
            promise.Id,
            promise.Partner.Value,
            promise.Operator,
            promise.Item.Value,
            promise.First.ToString(),
            promise.Current.ToString(),
            promise.SlipMonths,
            promise.Delay,
            Word.Of(promise.Expansion.Stage),
            promise.StageReached is { } reached ? Word.Of(reached) : null,
            Word.Of(promise.State));
}
