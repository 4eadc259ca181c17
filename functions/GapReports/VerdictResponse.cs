using CoProduction.Gaps.Verdicts;
using CoProduction.Registry;

namespace CoProduction.Functions.GapReports;

/// <summary>What holds of a product's goal whatever the growth that nobody has stated does, in the report's case.</summary>
/// <param name="Verdict">reached if every reading meets the goal by its month, missed if none does, otherwise open.</param>
/// <param name="StoppedBy">
/// If missed: the items that stop the product in the goal's last month even at the ceiling. If open because the ceiling misses what the floor meets: the
/// items that stop it there, of which other products take more.
/// </param>
/// <param name="Uncounted">If missed: the plans for those items that come too late, or do not count in this case.</param>
/// <param name="Deciding">If open: the items whose unstated growth decides, and how far each must grow; empty if the ceiling misses the goal.</param>
public sealed record VerdictResponse(
    VerdictKind Verdict,
    IReadOnlyList<BindingResponse>? StoppedBy,
    IReadOnlyList<UncountedPlanResponse>? Uncounted,
    IReadOnlyList<DecidingItemResponse>? Deciding)
{
    internal static VerdictResponse From(Verdict verdict) =>
        new(
            verdict.Kind,
            verdict.Kind == VerdictKind.Missed || verdict.Stops.Count > 0 ? [.. verdict.Stops.Select(BindingResponse.From)] : null,
            verdict.Kind == VerdictKind.Missed ? [.. verdict.Uncounted.Select(UncountedPlanResponse.From)] : null,
            verdict.Kind == VerdictKind.Open ? [.. verdict.Deciding.Select(DecidingItemResponse.From)] : null);
}

/// <summary>A plan that does not count, and why.</summary>
/// <param name="Factory">The factory's id.</param>
/// <param name="Item">The item that its line makes.</param>
/// <param name="LineStage">The line's stage of production.</param>
/// <param name="LineName">The line's name; absent if it has none.</param>
/// <param name="Id">The plan's id within its line.</param>
/// <param name="NewRatePerMonth">The line's total rate after it.</param>
/// <param name="AddedRatePerMonth">The rate that it adds, if only that is published.</param>
/// <param name="Stage">The stage that it is at.</param>
/// <param name="IsInCase">Whether plans at that stage count in the report's case.</param>
/// <param name="Timing">from: it holds from then on; by: it is reached by then.</param>
/// <param name="CountsFrom">The month from which it counts at the earliest.</param>
/// <param name="MonthsLate">How many months after the goal's last month that is; 0 if it is in time.</param>
public sealed record UncountedPlanResponse(
    string Factory,
    string Item,
    string LineStage,
    string? LineName,
    string Id,
    double? NewRatePerMonth,
    double? AddedRatePerMonth,
    string Stage,
    bool IsInCase,
    string Timing,
    string CountsFrom,
    int MonthsLate)
{
    internal static UncountedPlanResponse From(UncountedPlan plan) =>
        new(
            plan.Factory.Value,
            plan.Item.Value,
            plan.LineStage.Value,
            plan.LineName?.Value,
            plan.Plan.Id.Value,
            plan.Plan.Terms.TotalRate(most: false),
            plan.Plan.Terms.Added is null ? null : plan.Plan.Terms.AddedRate(most: false),
            Word.Of(plan.Plan.Stage),
            plan.IsInCase,
            Word.Of(plan.Plan.Terms.Timing),
            plan.From.ToString(),
            plan.MonthsLate);
}

/// <summary>What must be true of an item for an open goal to be met, with all else at the ceiling.</summary>
/// <param name="Item">The item; the product itself for its own assembly.</param>
/// <param name="AtFloor">Its capacity in the goal's last month at the floor, units a month.</param>
/// <param name="Needed">The capacity that the goal needs in that month, units a month.</param>
/// <param name="Unstated">The part of its present whose growth nobody has stated, units a month; 0 if that is rounding.</param>
/// <param name="PercentAYear">
/// By how much that part must grow each year from now on, percent; absent if there is no such part, so that only how much of what is planned is new is in
/// doubt.
/// </param>
/// <param name="Since">The as-of month, from which it must grow.</param>
/// <param name="Until">The goal's last month.</param>
/// <param name="Instead">Items of which one could grow instead; absent if nothing can take its place.</param>
public sealed record DecidingItemResponse(
    string Item,
    double AtFloor,
    double Needed,
    double Unstated,
    double? PercentAYear,
    string Since,
    string Until,
    IReadOnlyList<string>? Instead)
{
    internal static DecidingItemResponse From(DecidingItem item) =>
        new(
            item.Item.Value,
            item.AtFloor,
            item.Needed,
            item.Unstated,
            100 * item.GrowthAYear,
            item.From.ToString(),
            item.To.ToString(),
            item.Instead.Count > 0 ? [.. item.Instead.Select(other => other.Value)] : null);
}
