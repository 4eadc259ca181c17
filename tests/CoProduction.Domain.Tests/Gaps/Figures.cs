using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Readings;
using CoProduction.Gaps.Reports;

namespace CoProduction.Domain.Tests.Gaps;

/// <summary>Finds figures in a report by short names.</summary>
internal static class Figures
{
    public static GapReport Report(
        this Register register, string asOf = "2025-11", ForecastCase forecast = ForecastCase.Committed, Reading reading = Reading.Floor) =>
        GapReport.Of(register, A.Month(asOf), new Outlook(forecast, reading));

    public static FamilyReport Family(this GapReport report, string family = A.Family) =>
        report.Families.Single(each => each.Family.Value == family);

    public static ProductReport Product(this GapReport report, string code) =>
        report.Families.SelectMany(family => family.Products).Single(product => product.Product.Value == code);

    public static Supply Component(this GapReport report, string code) =>
        report.Components.Single(supply => supply.Item.Value == code);

    public static Supply Supply(this GapReport report, string code) =>
        report.Families.SelectMany(family => family.Products).Select(product => product.Supply).Concat(report.Components)
            .Single(supply => supply.Item.Value == code);

    /// <summary>The capacity of an item in a month, infinite without a limit; null if unknown.</summary>
    public static double? Capacity(this GapReport report, string code, string month, Reading reading = Reading.Floor) =>
        report.Supply(code).Capacity[report.Horizon!.IndexOf(A.Month(month))]?[reading];

    /// <summary>The output of a product in a month, infinite without a limit; null if unknown.</summary>
    public static double? Output(this GapReport report, string code, string month, Reading reading = Reading.Floor) =>
        report.Product(code).Series.Months.Single(each => each.Month == A.Month(month)).Output?[reading];

    public static double Unattributed(this GapReport report, string code, string scope, string month = "2025-11") =>
        report.Supply(code).Unattributed.Single(each => each.Extent.ToString() == scope).Rates[report.Horizon!.IndexOf(A.Month(month))];

    public static string[] Binding(this GapReport report, string code, string month) =>
        [.. report.Product(code).Series.Months.Single(each => each.Month == A.Month(month)).Binding.Select(item => item.Item.Value)];

    public static double? Exactly(double units) => units;
}
