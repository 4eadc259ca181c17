using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Verdicts;
using CoProduction.Registry;

namespace CoProduction.Functions.GapReports;

/// <summary>The gap report in short.</summary>
/// <param name="Marking">Who may receive it.</param>
/// <param name="AsOf">The month up to which observations count.</param>
/// <param name="Case">The promised plans that count: operating, committed, announced or expected.</param>
/// <param name="Reading">The reading whose binding items are shown: floor, central or ceiling.</param>
/// <param name="Trials">The number of trials behind the probabilities; absent without a goal.</param>
/// <param name="Products">The products that have a goal, or need one, by family.</param>
public sealed record GapSummaryResponse(string Marking, string AsOf, string Case, string Reading, int? Trials, IReadOnlyList<ProductSummaryResponse> Products)
{
    internal static GapSummaryResponse From(GapReportResponse report)
    {
        var chances = (report.Probabilities?.Families ?? []).SelectMany(family => family.Products).ToDictionary(product => product.Product, StringComparer.Ordinal);
        return new GapSummaryResponse(
            report.Marking,
            report.AsOf,
            report.Case,
            report.Reading,
            report.Probabilities?.Trials,
            [
                .. from family in report.Families
                   where family.Goal is not null
                   from product in family.Products
                   where product.SharesGoalOf is null
                   select ProductSummaryResponse.From(family, product, chances.GetValueOrDefault(product.Product)),
            ]);
    }
}

/// <summary>One product and its goal.</summary>
/// <param name="Product">The product.</param>
/// <param name="Family">Its family.</param>
/// <param name="With">The products that share its goal, which stands here with all of them; absent if none does.</param>
/// <param name="Verdict">reached, missed or open; absent if the register does not say what is made today.</param>
/// <param name="Goal">The goal's rate at its end, units a month; absent without a baseline.</param>
/// <param name="By">The goal's last month.</param>
/// <param name="Output">The output in that month in each reading, units a month; absent if unknown.</param>
/// <param name="Expected">The same in the expected case, in which each plan counts by its probability: what the probability belongs to; absent if unknown.</param>
/// <param name="Probability">The probability that the goal is reached, 0 to 1; absent without a target.</param>
/// <param name="Interval">The 95 % interval of the probability; absent without a target.</param>
/// <param name="Binding">The items that bind it in that month in the answer's reading; empty if none does.</param>
public sealed record ProductSummaryResponse(
    string Product,
    string Family,
    IReadOnlyList<string>? With,
    VerdictKind? Verdict,
    double? Goal,
    string By,
    FigureResponse? Output,
    FigureResponse? Expected,
    FigureResponse? Probability,
    IntervalsResponse? Interval,
    IReadOnlyList<string> Binding)
{
    internal static ProductSummaryResponse From(FamilyResponse family, ProductResponse product, ProductProbabilityResponse? chance)
    {
        var last = product.Series.Months is [.., var end] ? end : null;
        return new ProductSummaryResponse(
            product.Product,
            family.Family,
            product.With,
            product.Verdict?.Verdict,
            product.Series.Goal,
            family.Goal!.LastMonth,
            last?.Output,
            product.Cases.FirstOrDefault(each => each.Case == Word.Of(ForecastCase.Expected))?.Output,
            chance?.Probability,
            chance?.Interval,
            [.. (last?.Binding ?? []).Select(item => item.Item)]);
    }
}
