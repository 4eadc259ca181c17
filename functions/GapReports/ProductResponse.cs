using CoProduction.Gaps.Reports;

namespace CoProduction.Functions.GapReports;

/// <summary>A product: its output, the verdict on its goal, and the supply behind it.</summary>
/// <param name="Product">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Unit">The name of one unit.</param>
/// <param name="SharesGoalOf">The product that it succeeds, with which its goal stands; absent if it succeeds none.</param>
/// <param name="With">The products that share its goal, which stands here with all of them; absent if none does.</param>
/// <param name="Verdict">The verdict in the report's case; absent without a target of its own.</param>
/// <param name="Question">What must be asked first, because the register does not say what is made today; absent if it does.</param>
/// <param name="Basis">What its baseline rests on; absent without a target of its own.</param>
/// <param name="Series">Its figures by month and year, with those that share its goal.</param>
/// <param name="Cases">The outcome in each case.</param>
/// <param name="Targets">What the stated targets of it and of those that share its goal come to; absent if none is stated.</param>
/// <param name="Supply">The supply behind its own capacity.</param>
public sealed record ProductResponse(
    string Product,
    string Name,
    string Unit,
    string? SharesGoalOf,
    IReadOnlyList<string>? With,
    VerdictResponse? Verdict,
    string? Question,
    BasisResponse? Basis,
    SeriesResponse Series,
    IReadOnlyList<CaseResponse> Cases,
    TargetsResponse? Targets,
    SupplyResponse Supply)
{
    public static ProductResponse From(ProductReport report) =>
        new(
            report.Product.Value,
            report.Name,
            report.Unit,
            report.SharesGoalOf?.Value,
            report.With.Count > 0 ? [.. report.With.Select(item => item.Value)] : null,
            report.Verdict is { } verdict ? VerdictResponse.From(verdict) : null,
            report.Question,
            report.Basis is { } basis ? BasisResponse.From(basis) : null,
            SeriesResponse.From(report.Series),
            [.. report.Cases.Select(CaseResponse.From)],
            report.Targets is { } targets ? TargetsResponse.From(targets, report.Series) : null,
            SupplyResponse.From(report.Supply));
}

/// <summary>What stated targets come to, without adding a part to its whole. It stands beside the forecast and is no part of it.</summary>
/// <param name="RatePerMonth">The sum, units a month.</param>
/// <param name="Statements">The targets in it: the latest of each scope, due by the end of the year in which the goal ends, or undated.</param>
/// <param name="IsExceeded">Whether the central reading makes more in the goal's last month than anybody aims at.</param>
public sealed record TargetsResponse(double RatePerMonth, IReadOnlyList<StatementResponse> Statements, bool IsExceeded)
{
    internal static TargetsResponse From(StatedTargets targets, GapSeries series) =>
        new(targets.Rate, [.. targets.Targets.Select(StatementResponse.From)], series.Last.Output?.Central > targets.Rate);
}
