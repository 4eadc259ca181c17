using CoProduction.Gaps.Reports;

namespace CoProduction.Functions.GapReports;

/// <summary>A product, what it can reach, what stops it, and what that rests on.</summary>
/// <param name="Product">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Unit">What one of it is called.</param>
/// <param name="IsUpperBound">Whether it may reach less than is shown, because of unmapped items.</param>
/// <param name="Unmapped">The items it depends on of which nothing is registered.</param>
/// <param name="Series">Month by month and year by year.</param>
/// <param name="Cases">How it ends in each case.</param>
/// <param name="Supply">What its own capacity rests on.</param>
public sealed record ProductResponse(
    string Product,
    string Name,
    string Unit,
    bool IsUpperBound,
    IReadOnlyList<string> Unmapped,
    SeriesResponse Series,
    IReadOnlyList<CaseResponse> Cases,
    SupplyResponse Supply)
{
    public static ProductResponse From(ProductReport report) =>
        new(
            report.Product.Value,
            report.Name,
            report.Unit,
            report.IsUpperBound,
            [.. report.Unmapped.Select(item => item.Value)],
            SeriesResponse.From(report.Series),
            [.. report.Cases.Select(CaseResponse.From)],
            SupplyResponse.From(report.Supply));
}
