using Azure.Storage.Blobs;
using CoProduction.Functions.GapReports;
using CoProduction.Functions.Tables;
using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Reports;
using CoProduction.Registry.Dates;

namespace CoProduction.Functions.Tests.OpenApi;

/// <summary>Puts into a program's archive what otherwise only its nights would.</summary>
internal static class Archives
{
    /// <summary>Keeps a report under this id.</summary>
    public static Task Keep(ProgramFixture program, string id)
    {
        var moment = CoProduction.Registry.Parsed.As<GapReportId>(id).ComputedAt;
        var archive = new GapReportArchive(new BlobServiceClient(program.ConnectionString), CoProduction.Registry.Parsed.As<TablePrefix>(program.TablePrefix));
        return archive.Keep(GapReportResponse.From(GapReport.Of(Register.Empty, new Month(2026, 11), ForecastCase.Committed), moment), CancellationToken.None);
    }
}
