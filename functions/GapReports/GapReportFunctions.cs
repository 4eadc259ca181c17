using CoProduction.Functions.Access;
using System.Text.Json;
using CoProduction.Functions.GapReports.Sealing;
using CoProduction.Functions.Hosting;
using CoProduction.Functions.Registry;
using CoProduction.Functions.Resources;
using CoProduction.Gaps.Forecasts;
using CoProduction.Registry.Items;
using CoProduction.Registry.Releases;
using CoProduction.Functions.Hosting.Catalog;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.GapReports;

/// <summary>Gap reports: as of now, and as they were archived each night.</summary>
public sealed class GapReportFunctions(
    GapReports reports, SnapshotArchive archive, PublishedReports published, IRegisterReader register, Readers readers, TimeProvider time)
{
    [Function("GetCurrentGapReport")]
    public async Task<Results<Tagged<GapReportResponse>, TaggedText, ProblemHttpResult>> GetCurrent(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/gap-reports/current")] HttpRequest request,
        CancellationToken cancellation)
    {
        var query = new Query(request, ["asOf", "case", "format"]);
        var asOf = query.Month("asOf");
        var forecast = query.Word<ForecastCase>("case") ?? ForecastCase.Committed;
        var format = query.Word<ReportFormat>("format") ?? ReportFormat.Json;
        if (query.Faults.Count > 0)
        {
            return ResourceProblems.InvalidQuery(query.Faults);
        }

        try
        {
            return Answer(await reports.Compute(await Reader(request, cancellation), asOf, forecast, cancellation), format);
        }
        catch (BillOfMaterialsCycleException found)
        {
            // Each write is checked, but two at the same time by two programs may close a cycle that neither closes alone.
            return GapReportProblems.Cycle(found);
        }
    }

    [Function("ListGapReports")]
    public async Task<Results<Tagged<Listing<ArchivedReportResponse>>, ProblemHttpResult>> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/gap-reports")] HttpRequest request,
        CancellationToken cancellation)
    {
        var query = new Query(request, Query.Paging);
        var (size, place) = (query.PageSize, query.Place);
        if (place is not null && !GapReportId.TryParse(place, out _))
        {
            query.RefuseCursor();
        }

        if (query.Faults.Count > 0)
        {
            return ResourceProblems.InvalidQuery(query.Faults);
        }

        // Ids sort by time, newest first.
        var older = (await archive.List(cancellation)).Where(id => place is null || string.CompareOrdinal(id.Value, place) < 0);
        var shown = older.Take(size + 1).ToArray();
        return new Tagged<Listing<ArchivedReportResponse>>(new Listing<ArchivedReportResponse>(
            [.. shown.Take(size).Select(id => new ArchivedReportResponse(id.Value, id.ComputedAt, Links.To(request, "gap-reports", id.Value)))],
            shown.Length > size ? Links.Next(request, Query.Cursor(shown[size - 1].Value)) : null));
    }

    // The path ".../current" fits this route, too; GetCurrentGapReport has it, because that name comes first in the alphabet.
    [Function("GetGapReport")]
    public async Task<Results<Tagged<GapReportResponse>, TaggedText, ProblemHttpResult>> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/gap-reports/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellation)
    {
        var query = new Query(request, ["format"]);
        var format = query.Word<ReportFormat>("format") ?? ReportFormat.Json;
        if (query.Faults.Count > 0)
        {
            return ResourceProblems.InvalidQuery(query.Faults);
        }

        if (!GapReportId.TryParse(id, out var reportId))
        {
            return Problems.NotFound();
        }

        var reader = await Reader(request, cancellation);
        if (await published.Find(reportId, reader, cancellation) is { } kept)
        {
            return format == ReportFormat.Text
                ? new TaggedText(GapReportText.Of(kept.Deserialize<GapReportResponse>(RecordJson.Options)!))
                : Tagged<GapReportResponse>.Kept(kept);
        }

        try
        {
            return await reports.Find(reportId, reader, cancellation) is { } report ? Answer(report, format) : Problems.NotFound();
        }
        catch (BillOfMaterialsCycleException found)
        {
            return GapReportProblems.Cycle(found);
        }
    }

    [Function("VerifyGapReport")]
    public async Task<Results<Tagged<VerificationResponse>, ProblemHttpResult>> Verify(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/gap-reports/{id}/verify")] HttpRequest request,
        string id,
        CancellationToken cancellation)
    {
        var query = new Query(request, []);
        if (query.Faults.Count > 0)
        {
            return ResourceProblems.InvalidQuery(query.Faults);
        }

        try
        {
            var reader = await Reader(request, cancellation);
            return GapReportId.TryParse(id, out var reportId)
                && await published.Find(reportId, reader, cancellation) is { } kept
                && await reports.Find(reportId, reader, cancellation) is { } report
                    ? new Tagged<VerificationResponse>(VerificationResponse.Of(id, kept, PublishedReports.JsonOf(report)))
                    : Problems.NotFound();
        }
        catch (BillOfMaterialsCycleException found)
        {
            return GapReportProblems.Cycle(found);
        }
    }

    /// <summary>Archives a snapshot of the register and publishes its gap reports.</summary>
    [Function("ArchiveGapReport")]
    [DefaultSchedule("0 0 2 * * *")]
    public async Task Archive([TimerTrigger("%CoProduction:Schedules:ArchiveGapReport%")] TimerInfo timer, CancellationToken cancellation)
    {
        var (id, now) = (GapReportId.Of(time.GetUtcNow()), await register.Read(cancellation));
        await archive.Keep(id, now, cancellation);
        await published.Publish(id, now, reader => GapReports.Compute(id, now, reader), cancellation);
    }

    private Task<Reader> Reader(HttpRequest request, CancellationToken cancellation) => readers.Of(Caller.Of(request), cancellation);

    private static Results<Tagged<GapReportResponse>, TaggedText, ProblemHttpResult> Answer(
        GapReportResponse report, ReportFormat format) =>
        format == ReportFormat.Text
            ? new TaggedText(GapReportText.Of(report))
            : new Tagged<GapReportResponse>(report);
}
