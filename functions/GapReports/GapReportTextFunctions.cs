using System.Text;
using CoProduction.Functions.Access;
using CoProduction.Functions.Access.Reads;
using CoProduction.Functions.GapReports.Current;
using CoProduction.Functions.GapReports.Sealing;
using CoProduction.Functions.Http;
using CoProduction.Registry.Releases;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.GapReports;

/// <summary>Answers reports as text: tables that a person can read in a terminal.</summary>
public sealed class GapReportTextFunctions(
    GapReportService reports, CurrentAnswers answers, AnalysisGate gate, PublishedReports published, Visibility visibility)
{
    private const string Route = "api/v1/gap-reports";

    /// <summary>Compute the current gap report as text.</summary>
    /// <remarks>Computes the same report as the one in JSON, with the probabilities of the goals, at most 100 characters wide.</remarks>
    /// <response code="200">The gap report.</response>
    [Function("GetCurrentGapReportText")]
    public Task<Results<ETaggedText, InvalidQueryProblem, CycleProblem, BusyProblem>> GetCurrent(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/current/text")] HttpRequest request, CancellationToken cancellation)
    {
        var query = new Query(request, ["asOf", "case", "reading"]);
        var (asOf, outlook) = (query.Month("asOf"), query.ReadOutlook());
        return answers.TextOf<GapReportResponse>(
            request,
            query,
            asOf,
            ETaggedText.Plain,
            (seen, ended) => Task.FromResult<byte[]?>(Encoding.UTF8.GetBytes(GapReportText.Of(reports.Of(seen, outlook, withProbabilities: true, ended)))),
            cancellation);
    }

    /// <summary>Get an archived gap report as text.</summary>
    /// <remarks>Returns the same report as the one in JSON, as it was published.</remarks>
    /// <response code="200">The gap report.</response>
    // The path ".../current/text" also matches this route. GetCurrentGapReportText gets it, because its name comes first in the alphabet.
    [LoggedRead]
    [Function("GetGapReportText")]
    public async Task<Results<ETaggedText, NotFoundProblem, CycleProblem, BusyProblem>> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/{id}/text")] HttpRequest request, string id, CancellationToken cancellation)
    {
        if (!GapReportId.TryParse(id, out var night))
        {
            return new NotFoundProblem();
        }

        var reader = await Reader(request, cancellation);
        if (await published.Find(night, reader, cancellation) is { } kept)
        {
            return new ETaggedText(PublishedText.Of(kept));
        }

        // Nothing was published for the caller that night.
        var (report, cycle, busy) = await GapReportAnswers.Try<GapReportResponse, GapReportResponse>(
            gate, request, () => reports.Archived(night, reader, cancellation), cancellation);
        return cycle is not null ? cycle
            : busy is not null ? busy
            : report is null ? new NotFoundProblem()
            : new ETaggedText(GapReportText.Of(report));
    }

    /// <summary>Review promises as text.</summary>
    /// <remarks>Returns the same review as the one in JSON.</remarks>
    /// <response code="200">The review.</response>
    [Function("GetPromisesText")]
    public Task<Results<ETaggedText, InvalidQueryProblem, CycleProblem, BusyProblem>> GetPromises(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/current/promises/text")] HttpRequest request, CancellationToken cancellation)
    {
        var query = new Query(request, ["asOf", "reading", "partner"]);
        var (asOf, reading) = (query.Month("asOf"), query.ReadReading());
        return answers.TextOf<PromisesResponse>(
            request,
            query,
            asOf,
            ETaggedText.Plain,
            async (seen, _) =>
            {
                var partner = await query.Partner(seen.Register);
                return query.Faults.Count == 0 ? Encoding.UTF8.GetBytes(PromisesText.Of(Analyses.Promises(seen, reading, partner))) : null;
            },
            cancellation);
    }

    private Task<Reader> Reader(HttpRequest request, CancellationToken cancellation) => visibility.Of(Caller.Of(request), cancellation);
}
