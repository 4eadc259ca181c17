using CoProduction.Functions.Access;
using CoProduction.Functions.Access.People;
using CoProduction.Functions.Http;
using CoProduction.Functions.Http.Validation;
using CoProduction.Functions.Idempotency;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.Runs;

/// <summary>Shows operators what timers did, and runs it when they ask for it.</summary>
public sealed class RunFunctions(RunHistory history, IEnumerable<IScheduledRun> runs, RunMessages queue, RequestBody bodies, IdempotencyKeys keys, KnownPeople people, TimeProvider time)
{
    private const string Route = "api/v1/runs";
    private const string OnlyOperators = "Only operators see what timers did, and run it.";

    private static readonly RunBody.Validator Validator = new();

    private readonly Dictionary<string, IScheduledRun> byName = runs.ToDictionary(run => run.Name, StringComparer.Ordinal);

    /// <summary>List runs.</summary>
    /// <remarks>
    /// Returns what timers did, and what operators have run by hand, the newest first, in pages, for 400 days. A scheduled run that found nothing to do is not among
    /// them. Only operators may ask.
    /// </remarks>
    /// <response code="200">One page of runs.</response>
    [Function("ListRuns")]
    public async Task<Results<ETagged<Listing<RecordedRun>>, InvalidQueryProblem, ForbiddenProblem>> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request, CancellationToken cancellation)
    {
        var query = new Query(request, Query.Paging);
        var (size, place) = (query.PageSize, query.AfterPlace(SlotId.Is));
        if (query.Faults.Count > 0)
        {
            return new InvalidQueryProblem(query.Faults);
        }

        if (!Caller.Of(request).Is(Role.Operator))
        {
            return new ForbiddenProblem(OnlyOperators);
        }

        var rest = (await history.List(cancellation)).Where(run => place is null || string.CompareOrdinal(run.Id, place) < 0);
        var page = ListPage.Of(rest, size, run => run.Id, request);
        var subjects = await people.SubjectsIn(page.Items.Select(run => run.By).OfType<string>(), cancellation);
        return new ETagged<Listing<RecordedRun>>(new Listing<RecordedRun>(
            [.. page.Items.Select(run => run.By is { } by ? run with { BySubject = subjects.Of(by) } : run)], page.NextLink));
    }

    /// <summary>Get a run.</summary>
    /// <remarks>Returns the run as it stands. Only operators may ask.</remarks>
    /// <response code="200">The run.</response>
    [Function("GetRun")]
    public async Task<Results<ETagged<RecordedRun>, ForbiddenProblem, NotFoundProblem>> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/{id}")] HttpRequest request, string id, CancellationToken cancellation)
    {
        if (!Caller.Of(request).Is(Role.Operator))
        {
            return new ForbiddenProblem(OnlyOperators);
        }

        return SlotId.Is(id) && await history.Find(id, cancellation) is { } run ? new ETagged<RecordedRun>(run) : new NotFoundProblem();
    }

    /// <summary>Run something by hand.</summary>
    /// <remarks>Does at once what a timer would do at its next time. The same key gives the same run. Only operators may ask.</remarks>
    /// <response code="202">The run, which begins within seconds.</response>
    [Function("CreateRun")]
    public async Task<Results<Accepted<RecordedRun>, ForbiddenProblem, IdempotencyProblem, InvalidBodyProblem>> Create(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request, CancellationToken cancellation)
    {
        if (!Caller.Of(request).Is(Role.Operator))
        {
            return new ForbiddenProblem(OnlyOperators);
        }

        var (json, digest, unreadable) = await bodies.Read(request, cancellation);
        if (json is null)
        {
            return unreadable!;
        }

        using (json)
        {
            var (body, faults) = BodyCheck.Read(json.RootElement, Validator);
            faults = faults.Count > 0 || byName.ContainsKey(body.Name!)
                ? faults
                : [new BodyFault("/name", $"Use one of: {string.Join(", ", byName.Keys.Order(StringComparer.Ordinal))}.")];
            if (faults.Count > 0)
            {
                return new InvalidBodyProblem(faults);
            }

            var attempt = await keys.Reserve(request, digest, cancellation);
            if (attempt is not Attempt.First { Slot: var slot })
            {
                return ((Attempt.Refused)attempt).Problem;
            }

            var run = await history.Ask(body.Name!, Caller.Of(request).Author, SlotId.Of(slot, time.GetUtcNow()), cancellation);
            await queue.Send(run, cancellation);
            return TypedResults.Accepted(Links.To(request, "runs", run.Id), run);
        }
    }

    /// <summary>Runs what an operator has asked for.</summary>
    [Function("RunAsked")]
    public async Task Run([QueueTrigger(RunMessages.Name)] string message, CancellationToken cancellation)
    {
        if (await queue.Read(message, cancellation) is { } asked && byName.TryGetValue(asked.Name, out var run))
        {
            await history.Asked(run, asked.Id, cancellation);
        }
    }
}
