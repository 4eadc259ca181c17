using System.Text.Json;
using CoProduction.Functions.Access;
using CoProduction.Functions.Access.People;
using CoProduction.Functions.Http;
using CoProduction.Functions.Idempotency;
using CoProduction.Functions.Store;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.Import.Jobs;

/// <summary>Lists a partner's import jobs, shows their progress and results, cancels them, and runs them from the queue.</summary>
public sealed class ImportJobFunctions(
    ImportJobs jobs, ResultPages pages, ImportRunner runner, ImportMessages queue, IdempotencyKeys idempotency, KnownPeople people, TimeProvider time)
{
    private const string Route = "api/v1/imports";

    /// <summary>List import jobs.</summary>
    /// <remarks>Returns the jobs of the caller's partner, newest first, in pages.</remarks>
    /// <response code="200">One page of import jobs.</response>
    [Function("ListImports")]
    public async Task<Results<ETagged<Listing<ImportResponse>>, InvalidQueryProblem>> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request, CancellationToken cancellation)
    {
        var query = new Query(request, Query.Paging);
        var (size, place) = (query.PageSize, query.AfterPlace(ImportIds.IsId));
        if (query.Faults.Count > 0)
        {
            return new InvalidQueryProblem(query.Faults);
        }

        var found = await jobs.List(Caller.Of(request).Partner.Value, place, size + 1, cancellation).Take(size + 1).ToListAsync(cancellation);
        var subjects = await people.SubjectsIn(found.Select(job => job.By), cancellation);
        return new ETagged<Listing<ImportResponse>>(new Listing<ImportResponse>(
            [.. found.Take(size).Select(job => ImportResponse.Of(job, request)).Select(job => job with { BySubject = subjects.Of(job.By) })],
            found.Count > size ? Links.Next(request, Query.Cursor(found[size - 1].Id)) : null));
    }

    /// <summary>Get an import job.</summary>
    /// <remarks>Returns the job and its progress in rows.</remarks>
    /// <response code="200">The import job. Until it finishes, Retry-After gives the seconds to wait before the next request.</response>
    [Function("GetImport")]
    public async Task<Results<ETagged<ImportResponse>, NotFoundProblem>> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/{id}")] HttpRequest request, string id, CancellationToken cancellation)
    {
        if (await Find(request, id, cancellation) is not { } job)
        {
            return new NotFoundProblem();
        }

        ImportAnswers.SetRetryAfter(request.HttpContext.Response, job.State);
        var subjects = await people.SubjectsIn([job.By], cancellation);
        return new ETagged<ImportResponse>(ImportResponse.Of(job, request) with { BySubject = subjects.Of(job.By) });
    }

    /// <summary>List the results of an import job.</summary>
    /// <remarks>Returns the result of each row, in row order. More results appear while the job runs. Only coordinators read the results of an import by a coordinator.</remarks>
    /// <response code="200">One page of row results.</response>
    [Function("GetImportResults")]
    public async Task<Results<ETagged<Listing<RowResult>>, ForbiddenProblem, InvalidQueryProblem, NotFoundProblem>> Results(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/{id}/results")] HttpRequest request, string id, CancellationToken cancellation)
    {
        var query = new Query(request, ["outcome", .. Query.Paging]);
        var (size, place, outcome) = (query.PageSize, query.After, query.Word<RecordOutcome>("outcome"));
        var from = ResultPlace.Parse(place);
        if (from is null)
        {
            query.RefuseCursor();
        }

        if (query.Faults.Count > 0)
        {
            return new InvalidQueryProblem(query.Faults);
        }

        if (await Find(request, id, cancellation) is not { } job)
        {
            return new NotFoundProblem();
        }

        if (job.Roles.Contains(Role.Coordinator) && !Caller.Of(request).Is(Role.Coordinator))
        {
            return new ForbiddenProblem("Only coordinators read the results of an import by a coordinator, because they can name records that others may not see.");
        }

        var (rows, next) = await pages.Read(job, from!, outcome, size, cancellation);
        ImportAnswers.SetRetryAfter(request.HttpContext.Response, job.State);
        var subjects = await people.SubjectsIn(rows.SelectMany(row => row.Faults ?? []).Select(fault => fault.Detail), cancellation);
        return new ETagged<Listing<RowResult>>(new Listing<RowResult>([.. rows.Select(row => row.Naming(subjects))], next is null ? null : Links.Next(request, Query.Cursor(next.ToString()))));
    }

    /// <summary>Cancel an import job.</summary>
    /// <remarks>JSON lines that are already written stay. An import of files can be cancelled until the files are accepted.</remarks>
    /// <response code="200">The job is cancelled.</response>
    /// <response code="202">The job will be cancelled shortly.</response>
    [Function("CancelImport")]
    public async Task<Results<Ok<ImportResponse>, Accepted<ImportResponse>, ForbiddenProblem, NotFoundProblem, IdempotencyProblem, TooLateProblem>> Cancel(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route + "/{id}/cancel")] HttpRequest request, string id, CancellationToken cancellation)
    {
        var found = await Find(request, id, cancellation);
        if (found is not null && !Caller.Of(request).MayWriteAnything)
        {
            return new ForbiddenProblem("Only contributors and coordinators cancel imports.");
        }

        if (found is null)
        {
            return new NotFoundProblem();
        }

        var attempt = await idempotency.Reserve(request, digest: "", cancellation);
        if (attempt is not Attempt.First { Slot: var slot })
        {
            return ((Attempt.Refused)attempt).Problem;
        }

        if (slot is not null && await idempotency.Kept(slot.Value, cancellation) is { } before)
        {
            Replayed.Mark(request.HttpContext.Response);
            return Answer(request, before);
        }

        var job = await jobs.Change(found, Cancelled, cancellation);
        if (job is null)
        {
            return new NotFoundProblem();
        }

        if (job.State == ImportState.Cancelled)
        {
            await runner.TidyUp(job.Partner, job.Id);
        }
        else if (job.IsFinished || job.Decided)
        {
            return new TooLateProblem(job);
        }

        var answer = new StoredAnswer(
            job.IsFinished ? StatusCodes.Status200OK : StatusCodes.Status202Accepted,
            job.IsFinished ? null : ImportResponse.AddressOf(job, request),
            ETag: null,
            JsonSerializer.Serialize(ImportResponse.Of(job, request), RecordJson.Options));

        // If the program stops before this, the next request repeats it: cancelling a cancelled job changes nothing.
        var kept = slot is null ? answer : await idempotency.Keep(slot.Value, answer, CancellationToken.None);
        if (!ReferenceEquals(kept, answer))
        {
            Replayed.Mark(request.HttpContext.Response);
        }

        return Answer(request, kept);
    }

    /// <summary>Runs the job that a queue message names.</summary>
    [Function("RunImport")]
    public async Task Run([QueueTrigger(ImportMessages.Name)] string message, CancellationToken cancellation)
    {
        if (await queue.Read(message, cancellation) is { } job)
        {
            await runner.Run(job.Partner, job.Id, cancellation);
        }
    }

    private static Results<Ok<ImportResponse>, Accepted<ImportResponse>, ForbiddenProblem, NotFoundProblem, IdempotencyProblem, TooLateProblem> Answer(HttpRequest request, StoredAnswer answer)
    {
        var job = JsonSerializer.Deserialize<ImportResponse>(answer.Body, RecordJson.Options)!;
        if (answer.Status == StatusCodes.Status200OK)
        {
            return TypedResults.Ok(job);
        }

        ImportAnswers.SetRetryAfter(request.HttpContext.Response, job.State);
        return TypedResults.Accepted(answer.Location, job);
    }

    private async Task<ImportJob?> Find(HttpRequest request, string id, CancellationToken cancellation) =>
        ImportIds.IsId(id) ? await jobs.Find(Caller.Of(request).Partner.Value, id, cancellation) : null;

    private ImportJob Cancelled(ImportJob job) =>
        job.IsFinished || job.Decided || job.CancelRequested ? job
        : job.State == ImportState.Queued ? job.Finished(ImportState.Cancelled, time.GetUtcNow(), "Nothing had been written.")
        : job with { CancelRequested = true };
}
