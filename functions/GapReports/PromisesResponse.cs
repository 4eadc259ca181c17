using CoProduction.Functions.GapReports.Parts;
using CoProduction.Gaps.Promises;
using CoProduction.Gaps.Readings;
using CoProduction.Registry;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.GapReports;

/// <summary>The outcome of every promised plan and target, and how well partners and operators keep their promises.</summary>
/// <param name="Marking">Who may receive it.</param>
/// <param name="AsOf">The month in which promises are judged.</param>
/// <param name="Reading">The reading asked for. Promises are counted, not projected, so every figure is the same in each.</param>
/// <param name="Partner">The partner whose promises these are; absent for all.</param>
/// <param name="All">The record of all together.</param>
/// <param name="ByPartner">The record of each partner.</param>
/// <param name="ByOperator">The record of each operator, by its registered name.</param>
/// <param name="Promises">Every promised plan.</param>
/// <param name="Targets">Every target of a scope. Targets of one item, scope and rate are one promise.</param>
[Selectable]
public sealed record PromisesResponse(
    string Marking,
    string AsOf,
    string Reading,
    string? Partner,
    TrackRecordResponse All,
    IReadOnlyList<TrackRecordResponse> ByPartner,
    IReadOnlyList<TrackRecordResponse> ByOperator,
    IReadOnlyList<PromiseResponse> Promises,
    IReadOnlyList<TargetResponse> Targets)
{
    internal static PromisesResponse From(VisibleProjection seen, Reading reading, CountryCode? partner, PromiseReview review) =>
        new(
            seen.Marking,
            seen.AsOf.ToString(),
            Word.Of(reading),
            partner?.Value,
            TrackRecordResponse.From(review.All),
            [.. review.ByPartner.Select(TrackRecordResponse.From)],
            [.. review.ByOperator.Select(TrackRecordResponse.From)],
            [.. review.Promises.Select(PromiseResponse.From)],
            [.. review.Targets.Select(TargetResponse.From)]);
}

/// <summary>How a partner or operator has kept its promises.</summary>
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

/// <summary>How many promises are in a state.</summary>
/// <param name="State">without-date, open, kept-on-time, kept-late, kept-in-part, moved, overdue, cancelled, replaced or withdrawn.</param>
/// <param name="Count">The number of promises in it.</param>
public sealed record StateCountResponse(string State, int Count);

/// <summary>A promised plan, and what has become of the promise.</summary>
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

/// <summary>A target that somebody stated, and what has become of it.</summary>
/// <param name="Ids">The ids of the baselines that state it, in the order in which it was stated.</param>
/// <param name="Item">The item.</param>
/// <param name="Scope">The scope of the total.</param>
/// <param name="Sites">The factories of the scope that are to make it together; absent if it is the whole scope.</param>
/// <param name="RatePerYear">The target, units a year; of a range, its lower end, which is what is promised.</param>
/// <param name="HighPerYear">The upper end of a range, units a year; absent if there is none.</param>
/// <param name="First">When it was due first; absent if no source says when.</param>
/// <param name="Current">When it is due now; absent if the latest source does not say when.</param>
/// <param name="ObservedPerYear">The latest total observed of the item in the scope, units a year; absent if there is none.</param>
/// <param name="ObservedAsOf">The date of that total.</param>
/// <param name="ShareReached">That total as a share of the target, 1 if all; absent if nothing is observed.</param>
/// <param name="MonthsLate">How many months later than first due it was reached, or is due, or at least is if it is overdue; absent without a date.</param>
/// <param name="State">without-date, open, moved, overdue, kept-on-time or kept-late.</param>
public sealed record TargetResponse(
    IReadOnlyList<string> Ids,
    string Item,
    string Scope,
    IReadOnlyList<string>? Sites,
    double RatePerYear,
    double? HighPerYear,
    string? First,
    string? Current,
    double? ObservedPerYear,
    string? ObservedAsOf,
    double? ShareReached,
    int? MonthsLate,
    string State)
{
    internal static TargetResponse From(TargetPromise target) =>
        new(
            [.. target.Stated.Select(stated => stated.Id.Value)],
            target.Item.Value,
            target.Extent.Scope.Value,
            ScopeResponse.SitesOf(target.Extent),
            target.Latest.LowestAYear,
            target.Latest.HighestAYear,
            target.First?.Text,
            target.Current?.Text,
            target.Observed?.LowestAYear,
            target.Observed?.AsOf!.Text,
            target.Share,
            target.MonthsLate,
            Word.Of(target.State));
}
