using System.Text.Json;
using CoProduction.Functions.Access;
using CoProduction.Functions.Access.Reads;
using CoProduction.Functions.GapReports.Parts;
using CoProduction.Functions.GapReports.Sealing;
using CoProduction.Functions.Http;
using CoProduction.Functions.Http.Validation;
using CoProduction.Functions.Idempotency;
using CoProduction.Functions.Store;
using CoProduction.Registry.Releases;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.GapReports.WhatIf;

/// <summary>Answers gap reports under scenarios. One on an archived snapshot is published as well.</summary>
public sealed class WhatIfFunctions(
    WhatIfReports reports,
    AnalysisGate gate,
    PublishedScenarioReports published,
    RequestBody bodies,
    Visibility visibility,
    IdempotencyKeys keys,
    LargeAnswers answers,
    Limits limits)
{
    private const string Published = "api/v1/scenario-reports/{id}";

    private static readonly WhatIfBodyValidator Validator = new();

    /// <summary>Compute a gap report under scenarios.</summary>
    /// <remarks>
    /// Computes the gap report under all given scenarios together. Name stored and ready scenarios by their ids, and state others by their changes.
    /// The response gives the difference from the report without scenarios, in units and in months; `include` adds the report and analyses. A report on an archived
    /// snapshot is published: it is sealed, stored whole, and can be verified at its address.
    /// </remarks>
    /// <response code="200">The report on the current register. It is not stored.</response>
    /// <response code="201">The report on an archived snapshot, with its seal.</response>
    [LoggedRead]
    [Function("ComputeGapReport")]
    public async Task<Results<JsonHttpResult<WhatIfResponse>, Created<WhatIfResponse>, Replayed, InvalidBodyProblem, IdempotencyProblem, WhatIfProblem>> Compute(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/gap-reports")] HttpRequest request, CancellationToken cancellation)
    {
        var (json, digest, refusal) = await bodies.Read(request, cancellation);
        if (json is null)
        {
            return refusal!;
        }

        using (json)
        {
            var (body, wrong) = BodyCheck.Read(json.RootElement, Validator);
            if (wrong.Count > 0)
            {
                return body is null ? new InvalidBodyProblem(wrong) : await Answer(request, body, wrong, slot: null, cancellation);
            }

            var attempt = await keys.Reserve(request, digest, cancellation);
            if (attempt is not Attempt.First { Slot: var slot })
            {
                return ((Attempt.Refused)attempt).Problem;
            }

            return slot is not null && await answers.Find(slot.Value, cancellation) is { } before ? new Replayed(before)
                : await Answer(request, body, wrong, slot, cancellation);
        }
    }

    /// <summary>Get a published scenario report.</summary>
    /// <remarks>Returns the report as it was published to the caller's partner, with its seal. A published report never changes.</remarks>
    /// <response code="200">The report.</response>
    [LoggedRead]
    [Function("GetScenarioReport")]
    public async Task<Results<ETagged<WhatIfResponse>, InvalidQueryProblem, NotFoundProblem>> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Published)] HttpRequest request, string id, CancellationToken cancellation)
    {
        var query = new Query(request, []);
        return query.Faults.Count > 0 ? new InvalidQueryProblem(query.Faults)
            : await published.Find(id, await Reader(request, cancellation), cancellation) is { } kept ? ETagged<WhatIfResponse>.Kept(kept)
            : new NotFoundProblem();
    }

    /// <summary>Verify a published scenario report.</summary>
    /// <remarks>
    /// Recomputes the report from the archived snapshot and the scenarios as they were, and compares it with the published and sealed report, to the
    /// last digit. The result lists any differences.
    /// </remarks>
    /// <response code="200">The result of the comparison.</response>
    [LoggedRead]
    [Function("VerifyScenarioReport")]
    public Task<Results<ETagged<VerificationResponse>, InvalidQueryProblem, NotFoundProblem, CycleProblem, BusyProblem>> Verify(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Published + "/verify")] HttpRequest request, string id, CancellationToken cancellation) =>
        GapReportAnswers.Find(gate, request, new Query(request, []), async () =>
        {
            var reader = await Reader(request, cancellation);
            return await published.Find(id, reader, cancellation) is { } kept
                && await reports.AskAgain(PublishedScenarioReports.QuestionOf(kept), reader, cancellation) is { } report
                    ? VerificationResponse.Of(id, kept, report.Json)
                    : null;
        }, cancellation);

    private async Task<Results<JsonHttpResult<WhatIfResponse>, Created<WhatIfResponse>, Replayed, InvalidBodyProblem, IdempotencyProblem, WhatIfProblem>> Answer(
        HttpRequest request, WhatIfBody body, IReadOnlyList<BodyFault> wrong, Guid? slot, CancellationToken cancellation)
    {
        var reader = await Reader(request, cancellation);
        IReadOnlyList<BodyFault> faults = [];
        var (report, cycle, busy) = await GapReportAnswers.Try<WhatIfResponse, WhatIfResponse>(
            gate,
            request,
            async () =>
            {
                (var computed, faults) = await reports.Ask(body, wrong, reader, cancellation);
                return computed;
            },
            cancellation);
        if (report is null)
        {
            return cycle is not null ? WhatIfProblem.Of(cycle) : busy is not null ? WhatIfProblem.Of(busy) : new InvalidBodyProblem(faults);
        }

        if (report.Seal is not null && !await published.Keep(report, reader, cancellation))
        {
            return WhatIfProblem.TooMany(limits.ScenarioReports);
        }

        var address = report.Seal is { } seal ? Links.To(request, "scenario-reports", ScenarioReportId.Of(seal).ToString()) : null;
        // What is published keeps its figures to the last digit, because its seal covers them.
        var format = address is null ? AnswerJson.Options : RecordJson.Options;
        if (slot is not null)
        {
            var answer = new StoredAnswer(
                address is null ? StatusCodes.Status200OK : StatusCodes.Status201Created, address, ETag: null, JsonSerializer.Serialize(report, format));
            if (await answers.Keep(slot.Value, answer, cancellation) is var kept && kept != answer)
            {
                return new Replayed(kept);
            }
        }

        return address is null ? TypedResults.Json(report, format) : TypedResults.Created(address, report);
    }

    private Task<Reader> Reader(HttpRequest request, CancellationToken cancellation) => visibility.Of(Caller.Of(request), cancellation);
}
