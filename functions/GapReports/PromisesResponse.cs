using CoProduction.Gaps.Promises;
using CoProduction.Gaps.Readings;
using CoProduction.Registry;

namespace CoProduction.Functions.GapReports;

/// <summary>The outcome of every promised plan, and how well partners and operators keep their promises.</summary>
/// <param name="Marking">Who may receive it.</param>
/// <param name="AsOf">The month in which promises are judged.</param>
/// <param name="Reading">The reading asked for. Promises are counted, not projected, so every figure is the same in each.</param>
/// <param name="All">The record of all together.</param>
/// <param name="ByPartner">The record of each partner.</param>
/// <param name="ByOperator">The record of each operator, by its registered name.</param>
/// <param name="Promises">Every promised plan.</param>
public sealed record PromisesResponse(
    string Marking,
    string AsOf,
    string Reading,
    TrackRecordResponse All,
    IReadOnlyList<TrackRecordResponse> ByPartner,
    IReadOnlyList<TrackRecordResponse> ByOperator,
    IReadOnlyList<PromiseResponse> Promises)
{
    internal static PromisesResponse From(VisibleProjection seen, Reading reading, PromiseReview review) =>
        new(
            seen.Marking,
            seen.AsOf.ToString(),
            Word.Of(reading),
            TrackRecordResponse.From(review.All),
            [.. review.ByPartner.Select(TrackRecordResponse.From)],
            [.. review.ByOperator.Select(TrackRecordResponse.From)],
            [.. review.Promises.Select(PromiseResponse.From)]);
}

/// <param name="Keeper">The partner's code or the operator's name; absent for all together.</param>
/// <param name="Count">The number of promises.</param>
/// <param name="States">The number in each state; empty states are left out.</param>
/// <param name="Due">The number that have come due: with a date, first promised for the as-of month or earlier.</param>
/// <param name="DueOnTime">The number of those kept on time.</param>
/// <param name="Delay">The months of delay of all promises that have a date and are not cancelled; absent if there are none.</param>
/// <param name="DueDelay">The same of those that have come due; absent if there are none.</param>
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

/// <param name="State">without-date, open, kept-on-time, kept-late, kept-in-part, moved, overdue, cancelled, replaced or withdrawn.</param>
/// <param name="Count">The number of promises in it.</param>
public sealed record StateCountResponse(string State, int Count);

/// <param name="Id">The factory, item, stage of production and plan.</param>
/// <param name="Partner">The partner.</param>
/// <param name="Operator">The operator of the factory.</param>
/// <param name="Item">The item that the line makes.</param>
/// <param name="First">The month promised when the plan was first registered.</param>
/// <param name="Current">The month promised now; if it is commissioned, the month in which it came.</param>
/// <param name="SlipMonths">How many months it has moved since the first promise.</param>
/// <param name="DelayMonths">How many months it is known to be late; absent if it is cancelled or has no date.</param>
/// <param name="Stage">The stage it is at.</param>
/// <param name="StageReached">The furthest stage it has ever reached.</param>
/// <param name="State">The state of the promise.</param>
/// <param name="ShareKept">How much of the change promised first came, 1 if all; absent if it has not come, or if a rate is unpublished.</param>
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
    string State,
    double? ShareKept)
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
            Word.Of(promise.Plan.Stage),
            promise.StageReached is { } reached ? Word.Of(reached) : null,
            Word.Of(promise.State),
            promise.Kept);
}
