using System.Text.Json;
using CoProduction.Functions.Access;
using CoProduction.Functions.Hosting;
using CoProduction.Functions.Registry;
using CoProduction.Functions.Repetition;
using CoProduction.Functions.Resources;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.Exchange.Jobs;

/// <summary>The imports that a partner has started as jobs: how far they are, what came of each row, and an end to them.</summary>
public sealed class ImportJobFunctions(
    ImportJobs jobs, ResultPages pages, ImportRunner runner, ImportMessages queue, Repetitions repetitions, TimeProvider time)
{
    private const string Route = "api/v1/imports";

    [Function("ListImports")]
    public async Task<Results<Tagged<Listing<ImportResponse>>, ProblemHttpResult>> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request, CancellationToken cancellation)
    {
        var query = new Query(request, Query.Paging);
        var (size, place) = (query.PageSize, query.Place);
        if (place is not null && !ImportIds.IsId(place))
        {
            query.RefuseCursor();
        }

        if (query.Faults.Count > 0)
        {
            return ResourceProblems.InvalidQuery(query.Faults);
        }

        var found = await jobs.List(Caller.Of(request).Partner.Value, place, size + 1, cancellation).Take(size + 1).ToListAsync(cancellation);
        return new Tagged<Listing<ImportResponse>>(new Listing<ImportResponse>(
            [.. found.Take(size).Select(job => ImportResponse.Of(job, request))],
            found.Count > size ? Links.Next(request, Query.Cursor(found[size - 1].Id)) : null));
    }

    [Function("GetImport")]
    public async Task<Results<Tagged<ImportResponse>, ProblemHttpResult>> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/{id}")] HttpRequest request, string id, CancellationToken cancellation)
    {
        if (await Find(request, id, cancellation) is not { } job)
        {
            return Problems.NotFound();
        }

        ImportAnswers.SayWhenToAskAgain(request.HttpContext.Response, job.State);
        return new Tagged<ImportResponse>(ImportResponse.Of(job, request));
    }

    [Function("GetImportResults")]
    public async Task<Results<Tagged<Listing<RowResult>>, ProblemHttpResult>> Results(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/{id}/results")] HttpRequest request, string id, CancellationToken cancellation)
    {
        var query = new Query(request, ["outcome", .. Query.Paging]);
        var (size, place, outcome) = (query.PageSize, query.Place, query.Word<RowOutcome>("outcome"));
        var from = ResultPlace.Parse(place);
        if (from is null)
        {
            query.RefuseCursor();
        }

        if (query.Faults.Count > 0)
        {
            return ResourceProblems.InvalidQuery(query.Faults);
        }

        if (await Find(request, id, cancellation) is not { } job)
        {
            return Problems.NotFound();
        }

        var (rows, next) = await pages.Read(job, from!, outcome, size, cancellation);
        ImportAnswers.SayWhenToAskAgain(request.HttpContext.Response, job.State);
        return new Tagged<Listing<RowResult>>(new Listing<RowResult>(rows, next is null ? null : Links.Next(request, Query.Cursor(next.ToString()))));
    }

    [Function("CancelImport")]
    public async Task<Results<Ok<ImportResponse>, Accepted<ImportResponse>, ProblemHttpResult>> Cancel(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route + "/{id}/cancel")] HttpRequest request, string id, CancellationToken cancellation)
    {
        var found = await Find(request, id, cancellation);
        if (found is not null && !Caller.Of(request).MayWriteAnything)
        {
            return AccessProblems.Forbidden("Only contributors and coordinators cancel imports.");
        }

        if (found is null)
        {
            return Problems.NotFound();
        }

        var attempt = await repetitions.Reserve(request, digest: "", cancellation);
        if (attempt is not Attempt.First { Slot: var slot })
        {
            return ((Attempt.Refused)attempt).Problem;
        }

        if (slot is not null && await repetitions.Kept(slot.Value, cancellation) is { } before)
        {
            Replayed.Mark(request.HttpContext.Response);
            return Answer(request, before);
        }

        var job = await jobs.Change(found, Cancelled, cancellation);
        if (job is null)
        {
            return Problems.NotFound();
        }

        if (job.State == ImportState.Cancelled)
        {
            await runner.TidyUp(job.Partner, job.Id);
        }
        else if (job.IsFinished || job.Decided)
        {
            return Problems.Problem(
                StatusCodes.Status409Conflict, "too-late", "The import can no longer be cancelled.",
                job.IsFinished ? "It has come to its end." : "It has been accepted, and all of it is being written.");
        }

        var answer = new StoredAnswer(
            job.IsFinished ? StatusCodes.Status200OK : StatusCodes.Status202Accepted,
            job.IsFinished ? null : ImportResponse.AddressOf(job, request),
            ETag: null,
            JsonSerializer.Serialize(ImportResponse.Of(job, request), RecordJson.Options));

        // Where this is not reached, the request is carried out anew, and cancels nothing twice.
        var kept = slot is null ? answer : await repetitions.Keep(slot.Value, answer, CancellationToken.None);
        if (!ReferenceEquals(kept, answer))
        {
            Replayed.Mark(request.HttpContext.Response);
        }

        return Answer(request, kept);
    }

    /// <summary>Runs the job that a message names.</summary>
    [Function("RunImport")]
    public async Task Run([QueueTrigger(ImportMessages.Name)] string message, CancellationToken cancellation)
    {
        if (await queue.Read(message, cancellation) is { } job)
        {
            await runner.Run(job.Partner, job.Id, cancellation);
        }
    }

    private static Results<Ok<ImportResponse>, Accepted<ImportResponse>, ProblemHttpResult> Answer(HttpRequest request, StoredAnswer answer)
    {
        var job = JsonSerializer.Deserialize<ImportResponse>(answer.Body, RecordJson.Options)!;
        if (answer.Status == StatusCodes.Status200OK)
        {
            return TypedResults.Ok(job);
        }

        ImportAnswers.SayWhenToAskAgain(request.HttpContext.Response, job.State);
        return TypedResults.Accepted(answer.Location, job);
    }

    private async Task<ImportJob?> Find(HttpRequest request, string id, CancellationToken cancellation) =>
        ImportIds.IsId(id) ? await jobs.Find(Caller.Of(request).Partner.Value, id, cancellation) : null;

    private ImportJob Cancelled(ImportJob job) =>
        job.IsFinished || job.Decided || job.CancelRequested ? job
        : job.State == ImportState.Queued ? job.Finished(ImportState.Cancelled, time.GetUtcNow(), "Nothing had been written.")
        : job with { CancelRequested = true };
}
