using CoProduction.Functions.Access;
using CoProduction.Functions.GapReports.Sealing;
using CoProduction.Functions.Hosting;
using CoProduction.Functions.Resources;
using CoProduction.Registry.Items;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.GapReports.WhatIf;

/// <summary>Gap reports under scenarios: on the register as it is now, and, published, on an archived snapshot.</summary>
public sealed class WhatIfFunctions(WhatIfReports reports, PublishedScenarioReports published, RequestBody bodies, Readers readers)
{
    private const string Published = "api/v1/scenario-reports/{id}";

    private static readonly WhatIfBodyValidator Validator = new();

    [Function("ComputeGapReport")]
    public async Task<Results<Ok<WhatIfResponse>, Created<WhatIfResponse>, ProblemHttpResult>> Compute(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/gap-reports")] HttpRequest request, CancellationToken cancellation)
    {
        var (json, _, refusal) = await bodies.Read(request, cancellation);
        if (json is null)
        {
            return refusal!;
        }

        using (json)
        {
            var (body, wrong) = BodyCheck.Read(json.RootElement, Validator);
            return wrong.Count > 0 ? ResourceProblems.ValidationFailed(wrong) : await Compute(request, body, cancellation);
        }
    }

    [Function("GetScenarioReport")]
    public async Task<Results<Tagged<WhatIfResponse>, ProblemHttpResult>> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Published)] HttpRequest request, string id, CancellationToken cancellation)
    {
        var query = new Query(request, []);
        return query.Faults.Count > 0 ? ResourceProblems.InvalidQuery(query.Faults)
            : await published.Find(id, await readers.Of(Caller.Of(request), cancellation), cancellation) is { } kept
                ? Tagged<WhatIfResponse>.Kept(kept)
                : Problems.NotFound();
    }

    [Function("VerifyScenarioReport")]
    public async Task<Results<Tagged<VerificationResponse>, ProblemHttpResult>> Verify(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Published + "/verify")] HttpRequest request, string id, CancellationToken cancellation)
    {
        var query = new Query(request, []);
        if (query.Faults.Count > 0)
        {
            return ResourceProblems.InvalidQuery(query.Faults);
        }

        try
        {
            var reader = await readers.Of(Caller.Of(request), cancellation);
            return await published.Find(id, reader, cancellation) is { } kept
                && await reports.AskAgain(PublishedScenarioReports.QuestionOf(kept), reader, cancellation) is { } report
                    ? new Tagged<VerificationResponse>(VerificationResponse.Of(id, kept, report.Json))
                    : Problems.NotFound();
        }
        catch (BillOfMaterialsCycleException found)
        {
            return GapReportProblems.Cycle(found);
        }
    }

    private async Task<Results<Ok<WhatIfResponse>, Created<WhatIfResponse>, ProblemHttpResult>> Compute(
        HttpRequest request, WhatIfBody body, CancellationToken cancellation)
    {
        try
        {
            var reader = await readers.Of(Caller.Of(request), cancellation);
            var (report, faults) = await reports.Ask(body, reader, cancellation);
            if (report is null)
            {
                return ResourceProblems.ValidationFailed(faults);
            }

            if (report.Seal is not { } seal)
            {
                return TypedResults.Ok(report);
            }

            await published.Keep(report, reader, cancellation);
            return TypedResults.Created(Links.To(request, "scenario-reports", ScenarioReportId.Of(seal).ToString()), report);
        }
        catch (BillOfMaterialsCycleException found)
        {
            return GapReportProblems.Cycle(found);
        }
    }
}
