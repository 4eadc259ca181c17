using CoProduction.Functions.GapReports.Parts;
using CoProduction.Gaps.Readings;
using CoProduction.Gaps.Reports;
using CoProduction.Gaps.Verdicts;
using CoProduction.Goals;
using CoProduction.Registry;
using CoProduction.Registry.Items;

namespace CoProduction.Functions.GapReports;

/// <summary>A family and its goal. Its figure is an index, because unlike products add up to nothing: the mean of its products' shares of their own goals, each at most 1.</summary>
/// <param name="Family">The family.</param>
/// <param name="Goal">Its goal; absent if it has none.</param>
/// <param name="Verdict">In the report's case: reached if every product with a target is, missed if any is, otherwise open. Absent without a target.</param>
/// <param name="Reached">The month from which every product with a target stays at it, in the report's case; absent without a target.</param>
/// <param name="Months">The index by month, in the report's case.</param>
/// <param name="Cases">The outcome in each case.</param>
/// <param name="Sum">The sum of its products, if they are all counted in one unit; otherwise absent.</param>
/// <param name="Products">Its products.</param>
public sealed record FamilyResponse(
    string Family,
    GoalResponse? Goal,
    VerdictKind? Verdict,
    ReachedResponse? Reached,
    [property: ByMonth] IReadOnlyList<FamilyMonthResponse> Months,
    IReadOnlyList<FamilyCaseResponse> Cases,
    FamilySumResponse? Sum,
    IReadOnlyList<ProductResponse> Products)
{
    internal static FamilyResponse From(FamilyReport family, Gaps.Forecasts.ForecastCase shown)
    {
        var own = family.Cases.FirstOrDefault(each => each.Case == shown);
        return new FamilyResponse(
            family.Family.Value,
            family.Goal is { } goal ? GoalResponse.From(goal) : null,
            own?.Verdict,
            own is null ? null : ReachedResponse.From(own.Reached),
            [.. family.Months.Select(month => new FamilyMonthResponse(month.Month.ToString(), month.Path, FigureResponse.From(month.Index), WorstResponse.From(month.Worst)))],
            [.. family.Cases.Select(FamilyCaseResponse.From)],
            family.Sum is { } sum ? new FamilySumResponse(sum.Unit, SeriesResponse.From(sum.Series)) : null,
            [.. family.Products.Select(ProductResponse.From)]);
    }
}

/// <summary>The goal of a product.</summary>
/// <param name="Multiplier">The factor on each product's baseline.</param>
/// <param name="FirstMonth">The month of the baseline.</param>
/// <param name="LastMonth">The month by which the multiple is to be reached.</param>
/// <param name="Path">linear or geometric.</param>
public sealed record GoalResponse(double Multiplier, string FirstMonth, string LastMonth, string Path)
{
    public static GoalResponse From(Goal goal) =>
        new(goal.Multiplier, goal.FirstMonth.ToString(), goal.LastMonth.ToString(), Word.Of(goal.Path));
}

/// <summary>A family's index in one month, 0 to 1.</summary>
/// <param name="Month">The month.</param>
/// <param name="Path">The index that the paths ask for.</param>
/// <param name="Index">The index.</param>
/// <param name="Worst">The product with the smallest share of its goal.</param>
public sealed record FamilyMonthResponse(string Month, double Path, FigureResponse Index, WorstResponse Worst);

/// <summary>The product with the smallest share of its goal, in each reading.</summary>
/// <param name="Floor">The worst at the floor.</param>
/// <param name="Central">The worst in the central reading.</param>
/// <param name="Ceiling">The worst at the ceiling.</param>
public sealed record WorstResponse(string Floor, string Central, string Ceiling)
{
    internal static WorstResponse From(AtReadings<ItemCode> worst) => new(worst.Floor.Value, worst.Central.Value, worst.Ceiling.Value);
}

/// <summary>How a family ends in one case.</summary>
/// <param name="Case">operating, committed, announced or expected.</param>
/// <param name="Verdict">reached if every product with a target is, missed if any is, otherwise open.</param>
/// <param name="Index">The index in the goal's last month, 0 to 1.</param>
/// <param name="Worst">The product with the smallest share of its goal in that month.</param>
/// <param name="Reached">The month from which every product with a target stays at it.</param>
public sealed record FamilyCaseResponse(string Case, VerdictKind Verdict, FigureResponse Index, WorstResponse Worst, ReachedResponse Reached)
{
    internal static FamilyCaseResponse From(FamilyOutcome outcome) =>
        new(
            Word.Of(outcome.Case),
            outcome.Verdict,
            FigureResponse.From(outcome.Index),
            WorstResponse.From(outcome.Worst),
            ReachedResponse.From(outcome.Reached));
}

/// <summary>The sum of products that are all counted in one unit.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Series">The sum.</param>
public sealed record FamilySumResponse(string Unit, SeriesResponse Series);

/// <summary>The outcome of a product in one case, with those that share its goal; units a month.</summary>
/// <param name="Case">operating, committed, announced or expected.</param>
/// <param name="Verdict">reached if even the floor meets the goal, missed if not even the ceiling does, otherwise open; absent without a target.</param>
/// <param name="Output">The output in the last month; absent if unknown.</param>
/// <param name="Gap">The gap in the last month; negative if ahead.</param>
/// <param name="Reached">The month from which the goal stays reached.</param>
public sealed record CaseResponse(string Case, VerdictKind? Verdict, FigureResponse? Output, FigureResponse? Gap, ReachedResponse Reached)
{
    public static CaseResponse From(CaseOutcome outcome) =>
        new(
            Word.Of(outcome.Case),
            outcome.Verdict,
            FigureResponse.From(outcome.Output),
            FigureResponse.From(outcome.Gap),
            ReachedResponse.From(outcome.Reached));
}
