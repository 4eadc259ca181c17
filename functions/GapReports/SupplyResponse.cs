using CoProduction.Functions.GapReports.Parts;
using CoProduction.Gaps.Reports;
using CoProduction.Goals;
using CoProduction.Registry;
using CoProduction.Registry.Statements;

namespace CoProduction.Functions.GapReports;

/// <summary>The supply behind the capacity of one item. Lists by month have one entry for each month of the report.</summary>
/// <param name="Item">The item.</param>
/// <param name="Capacity">The capacity by month, units a month; null if unknown.</param>
/// <param name="Unstated">The part of its present, in the as-of month, whose growth nobody has stated; units a month.</param>
/// <param name="Lines">The lines that count towards the capacity.</param>
/// <param name="Plans">Their plans, and the effect of each in the report's case.</param>
/// <param name="Observations">The observed totals that the capacity uses.</param>
/// <param name="Unattributed">By scope, the observed output beyond the registered lines.</param>
/// <param name="Implied">By month, what today's products need beyond all of that, units a month; absent for a product that goes into no other.</param>
/// <param name="Statements">Targets and stated capacities, which are never part of the forecast.</param>
public sealed record SupplyResponse(
    string Item,
    [property: ByMonth] IReadOnlyList<FigureResponse?> Capacity,
    double Unstated,
    IReadOnlyList<LineResponse> Lines,
    IReadOnlyList<PlanResponse> Plans,
    IReadOnlyList<StatementResponse> Observations,
    IReadOnlyList<ScopeResponse> Unattributed,
    [property: ByMonth] IReadOnlyList<double>? Implied,
    IReadOnlyList<StatementResponse> Statements)
{
    public static SupplyResponse From(Supply supply) =>
        new(
            supply.Item.Value,
            [.. supply.Capacity.Select(FigureResponse.From)],
            supply.Unstated,
            [.. supply.Lines.Select(LineResponse.From)],
            [.. supply.Plans.Select(PlanResponse.From)],
            [.. supply.Observations.Select(observation => StatementResponse.From(observation.Baseline))],
            [.. supply.Unattributed.Select(unattributed => ScopeResponse.From(unattributed))],
            supply.Implied,
            [.. supply.Statements.Select(StatementResponse.From)]);
}

/// <summary>A line of a factory, as the report uses it.</summary>
/// <param name="Factory">The factory's id.</param>
/// <param name="Stage">The line's stage of production.</param>
/// <param name="Name">The line's name; absent if it has none.</param>
/// <param name="Status">The factory's status.</param>
/// <param name="Rates">What is stated of it, by measure, date and source.</param>
/// <param name="CountedPerMonth">The part of the rate that counts now; absent if it is unpublished, or if the factory is idle or closed.</param>
/// <param name="IsGrowthStated">Whether it is stated how the line will grow: it has a plan with a rate, or a source says that none is planned.</param>
public sealed record LineResponse(
    string Factory,
    string Stage,
    string? Name,
    string Status,
    IReadOnlyList<RateResponse> Rates,
    double? CountedPerMonth,
    bool IsGrowthStated)
{
    public static LineResponse From(LineSupply supply) =>
        new(
            supply.Factory.Value,
            supply.Stage.Value,
            supply.Name?.Value,
            Word.Of(supply.Status),
            [.. supply.Rates.Select(RateResponse.From)],
            supply.Counted,
            supply.IsGrowthStated);
}

/// <summary>A rate that a source states.</summary>
/// <param name="Measure">output, capacity or surge.</param>
/// <param name="LowPerMonth">The figure, or the lower end of its range, units a month.</param>
/// <param name="HighPerMonth">The upper end of its range, units a month; absent for a single figure.</param>
/// <param name="Period">Its date or period; absent if unknown.</param>
public sealed record RateResponse(string Measure, double LowPerMonth, double? HighPerMonth, string? Period)
{
    public static RateResponse From(Statement rate) =>
        new(Word.Of(rate.Measure), rate.Lowest, rate.Quantity.High is null ? null : rate.Highest, rate.Period?.Text);
}

/// <summary>A plan of a line, and what it adds.</summary>
/// <param name="Factory">The factory's id.</param>
/// <param name="LineStage">The stage of production of the line it changes.</param>
/// <param name="LineName">The name of that line; absent if it has none.</param>
/// <param name="Id">The plan's id within its line.</param>
/// <param name="Kind">expansion, reduction, pause or closure.</param>
/// <param name="Due">When it is due.</param>
/// <param name="Timing">from: it holds from then on; by: it is reached by then.</param>
/// <param name="CountsFrom">The month from which it counts at the earliest: the month promised, or the month after the as-of month if that is over and it is not commissioned.</param>
/// <param name="NewRatePerMonth">The line's total rate after it, at the floor.</param>
/// <param name="AddedRatePerMonth">The rate it adds at the floor, if only that is published; negative if it takes away.</param>
/// <param name="Share">The share of the rate that it takes away, if only that is published.</param>
/// <param name="Stage">The stage it is at.</param>
/// <param name="Effect">Whether it counts in the report's case, and if not, why.</param>
/// <param name="SlipMonths">How many months it has slipped since it was first registered.</param>
public sealed record PlanResponse(
    string Factory,
    string LineStage,
    string? LineName,
    string Id,
    string Kind,
    string Due,
    string Timing,
    string CountsFrom,
    double? NewRatePerMonth,
    double? AddedRatePerMonth,
    double? Share,
    string Stage,
    string Effect,
    int SlipMonths)
{
    public static PlanResponse From(PlanSupply supply) =>
        new(
            supply.Factory.Value,
            supply.LineStage.Value,
            supply.LineName?.Value,
            supply.Plan.Id.Value,
            Word.Of(supply.Plan.Terms.Kind),
            supply.Plan.Terms.Due.Text,
            Word.Of(supply.Plan.Terms.Timing),
            supply.CountsFrom.ToString(),
            supply.Plan.Terms.TotalRate(most: false),
            supply.Plan.Terms.Added is null ? null : supply.Plan.Terms.AddedRate(most: false),
            supply.Plan.Terms.Share,
            Word.Of(supply.Plan.Stage),
            Word.Of(supply.Effect),
            supply.Plan.SlipMonths);
}

/// <summary>A total that was observed of several factories together.</summary>
/// <param name="Scope">The scope, without what is observed of parts of it.</param>
/// <param name="Sites">The factories of the scope that were observed together; absent if it is the whole scope.</param>
/// <param name="Rates">The rates by month, units a month.</param>
public sealed record ScopeResponse(string Scope, IReadOnlyList<string>? Sites, [property: ByMonth] IReadOnlyList<double> Rates)
{
    public static ScopeResponse From(ExtentSupply supply) => new(supply.Extent.Scope.Value, SitesOf(supply.Extent), supply.Rates);

    internal static IReadOnlyList<string>? SitesOf(Extent extent) => extent.IsWhole ? null : [.. extent.Sites.Select(site => site.Value)];
}

/// <summary>A statement of a source about a line.</summary>
/// <param name="Id">The baseline's id.</param>
/// <param name="Scope">The scope of the total.</param>
/// <param name="Sites">The factories of the scope that the total is of; absent if it is that of the whole scope.</param>
/// <param name="Kind">baseline, capacity or target.</param>
/// <param name="RatePerYear">Units a year; of a range, its lower end.</param>
/// <param name="HighPerYear">The upper end of a range, units a year; absent if there is none.</param>
/// <param name="AsOf">The date of the rate, past or future.</param>
public sealed record StatementResponse(string Id, string Scope, IReadOnlyList<string>? Sites, string Kind, double RatePerYear, double? HighPerYear, string? AsOf)
{
    public static StatementResponse From(Baseline baseline) =>
        new(
            baseline.Id.Value,
            baseline.Scope.Value,
            ScopeResponse.SitesOf(baseline.Extent),
            Word.Of(baseline.Kind),
            baseline.LowestAYear,
            baseline.HighestAYear,
            baseline.AsOf?.Text);
}
