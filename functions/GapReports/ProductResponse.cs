using CoProduction.Gaps.Reports;

namespace CoProduction.Functions.GapReports;

/// <summary>A product: its output, what binds it, and the supply behind it.</summary>
/// <param name="Product">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Unit">The name of one unit.</param>
/// <param name="IsUpperBound">Whether it may reach less than shown, because of unmapped items.</param>
/// <param name="Unmapped">The items it depends on without a registered line or an observation.</param>
/// <param name="Series">Its figures by month and year.</param>
/// <param name="Cases">The outcome in each case.</param>
/// <param name="Supply">The supply behind its own capacity.</param>
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
