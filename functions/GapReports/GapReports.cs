using CoProduction.Functions.Registry;
using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Reports;
using CoProduction.Registry.Dates;

namespace CoProduction.Functions.GapReports;

/// <summary>Computes gap reports from the register as it is now.</summary>
public sealed class GapReports(IRegisterReader register, TimeProvider time)
{
    /// <param name="asOf">The month up to which observations count; null for this month.</param>
    /// <param name="forecast">The case that is shown month by month.</param>
    /// <param name="cancellation">Ends the reading of the register.</param>
    public async Task<GapReportResponse> Compute(Month? asOf, ForecastCase forecast, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var records = await register.Read(cancellation);
        return GapReportResponse.From(GapReport.Of(records, asOf ?? Month.Of(DateOnly.FromDateTime(now.UtcDateTime)), forecast), now);
    }
}
