using System.Text.Json.Nodes;
using CoProduction.Functions.Access;
using CoProduction.Functions.Access.Reads;
using CoProduction.Functions.GapReports.Current;
using CoProduction.Functions.GapReports.Parts;
using CoProduction.Functions.GapReports.Sealing;
using CoProduction.Functions.Http;
using CoProduction.Registry.Releases;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.GapReports;

/// <summary>Answers gap reports: the current one, and those archived each night.</summary>
public sealed class GapReportFunctions(
    GapReportService reports,
    CurrentAnswers answers,
    AnalysisGate gate,
    PublishedReports published,
    Visibility visibility)
{
    /// <summary>Compute the current gap report.</summary>
    /// <remarks>
    /// Computes the report from the current register. It shows how far the allies are on the way to their goals, the obstacles, and the evidence
    /// behind each figure.
    /// </remarks>
    /// <response code="200">The gap report.</response>
    /// <response code="307">The report has another address in the format asked for.</response>
    [Function("GetCurrentGapReport")]
    public async Task<Results<ETagged<GapReportResponse>, FormatRedirect, InvalidQueryProblem, CycleProblem, BusyProblem>> GetCurrent(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/gap-reports/current")] HttpRequest request,
        CancellationToken cancellation)
    {
        var query = new Query(request, [.. AnswerParts.Parameters, "asOf", "case", "reading", FormatRedirect.Parameter]);
        var (asOf, outlook) = (query.Month("asOf"), query.ReadOutlook());
        var parts = AnswerParts.Of<GapReportResponse>(query);
        if (query.Redirect(request) is { } redirect)
        {
            return redirect;
        }

        var answer = await answers.Of<GapReportResponse>(
            request,
            query,
            asOf,
            (seen, ended) => parts.Accept(query, seen.Register)
                ? parts.Of(AnswerJson.Of(reports.Of(seen, outlook, withProbabilities: false, ended).WithSourceTable()), seen.Register)
                : null,
            cancellation);
        return answer.OrElsewhere();
    }

    /// <summary>Summarize the current gap report.</summary>
    /// <remarks>
    /// For each product with a goal, gives the verdict, the goal, the output in its last month in each reading, the probability, and what binds. Figures are rounded
    /// to six significant digits.
    /// </remarks>
    /// <response code="200">The summary.</response>
    [Function("GetGapSummary")]
    public Task<Results<ETagged<GapSummaryResponse>, InvalidQueryProblem, CycleProblem, BusyProblem>> GetSummary(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/gap-reports/current/summary")] HttpRequest request,
        CancellationToken cancellation)
    {
        var query = new Query(request, [.. AnswerParts.OfProducts, "asOf", "case", "reading"]);
        var (asOf, outlook) = (query.Month("asOf"), query.ReadOutlook());
        var parts = AnswerParts.Of<GapSummaryResponse>(query);
        return answers.Of<GapSummaryResponse>(
            request,
            query,
            asOf,
            (seen, ended) => parts.Accept(query, seen.Register)
                ? parts.Of(AnswerJson.Of(GapSummaryResponse.From(reports.Of(seen, outlook, withProbabilities: true, ended))), seen.Register)
                : null,
            cancellation);
    }

    /// <summary>List archived gap reports.</summary>
    /// <remarks>Returns the reports archived each night, newest first, in pages. A night is listed once all its reports are published and sealed.</remarks>
    /// <response code="200">One page of archived reports.</response>
    [Function("ListGapReports")]
    public async Task<Results<ETagged<Listing<ArchivedReportResponse>>, InvalidQueryProblem>> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/gap-reports")] HttpRequest request,
        CancellationToken cancellation)
    {
        var query = new Query(request, Query.Paging);
        var (size, place) = (query.PageSize, query.AfterPlace(static id => GapReportId.TryParse(id, out _)));
        if (query.Faults.Count > 0)
        {
            return new InvalidQueryProblem(query.Faults);
        }

        // Ids sort by time, newest first.
        var older = (await published.Nights(cancellation)).Where(id => place is null || string.CompareOrdinal(id.Value, place) < 0);
        var shown = older.Take(size + 1).ToArray();
        return new ETagged<Listing<ArchivedReportResponse>>(new Listing<ArchivedReportResponse>(
            [.. shown.Take(size).Select(id => new ArchivedReportResponse(id.Value, id.ComputedAt, Links.To(request, "gap-reports", id.Value)))],
            shown.Length > size ? Links.Next(request, Query.Cursor(shown[size - 1].Value)) : null));
    }

    /// <summary>Get an archived gap report.</summary>
    /// <remarks>Returns the report as it was published, with its seal. A published report never changes.</remarks>
    /// <response code="200">The gap report.</response>
    /// <response code="307">The report has another address in the format asked for.</response>
    // The path ".../current" also matches this route. GetCurrentGapReport gets it, because its name comes first in the alphabet.
    [LoggedRead]
    [Function("GetGapReport")]
    public async Task<Results<ETagged<GapReportResponse>, FormatRedirect, InvalidQueryProblem, NotFoundProblem, CycleProblem, BusyProblem>> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/gap-reports/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellation)
    {
        var query = new Query(request, [.. AnswerParts.Parameters, FormatRedirect.Parameter]);
        var parts = AnswerParts.Of<GapReportResponse>(query);
        if (query.Redirect(request) is { } redirect)
        {
            return redirect;
        }

        if (query.Faults.Count > 0)
        {
            return new InvalidQueryProblem(query.Faults);
        }

        if (!GapReportId.TryParse(id, out var night))
        {
            return new NotFoundProblem();
        }

        var reader = await Reader(request, cancellation);
        var kept = await published.Find(night, reader, cancellation);
        if (kept is not null && parts.AreAll)
        {
            return ETagged<GapReportResponse>.Kept(kept);
        }

        // Nothing was published for the caller that night, or only a part of it is asked for.
        var (json, cycle, busy) = await GapReportAnswers.Try<GapReportResponse, JsonObject>(
            gate,
            request,
            async () => await reports.ProjectArchived(night, reader, asOf: null, cancellation) is { } seen && parts.Accept(query, seen.Register)
                ? parts.Of(kept ?? PublishedReports.JsonOf(reports.OfNight(night, seen, cancellation)), seen.Register)
                : null,
            cancellation);
        return query.Faults.Count > 0 ? new InvalidQueryProblem(query.Faults)
            : cycle is not null ? cycle
            : busy is not null ? busy
            : json is null ? new NotFoundProblem()
            : ETagged<GapReportResponse>.Kept(json);
    }

    /// <summary>Verify an archived gap report.</summary>
    /// <remarks>
    /// Recomputes the report from the archived snapshot and compares it with the published and sealed report, to the last digit. The result lists any
    /// differences.
    /// </remarks>
    /// <response code="200">The result of the comparison.</response>
    [LoggedRead]
    [Function("VerifyGapReport")]
    public Task<Results<ETagged<VerificationResponse>, InvalidQueryProblem, NotFoundProblem, CycleProblem, BusyProblem>> Verify(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/gap-reports/{id}/verify")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        GapReportAnswers.Find(gate, request, new Query(request, []), async () =>
        {
            var reader = await Reader(request, cancellation);
            if (!GapReportId.TryParse(id, out var night))
            {
                return null;
            }

            if (await published.Find(night, reader, cancellation) is not { } kept)
            {
                // Of records that form a cycle no report is published. This finds the cycle.
                await reports.ProjectArchived(night, reader, asOf: null, cancellation);
                return null;
            }

            return await reports.Archived(night, reader, cancellation) is { } report ? VerificationResponse.Of(id, kept, PublishedReports.JsonOf(report)) : null;
        }, cancellation);

    private Task<Reader> Reader(HttpRequest request, CancellationToken cancellation) => visibility.Of(Caller.Of(request), cancellation);
}
