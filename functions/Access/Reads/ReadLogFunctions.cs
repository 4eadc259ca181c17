using CoProduction.Functions.Access.People;
using CoProduction.Functions.Http;
using CoProduction.Registry.Partners;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.Access.Reads;

/// <summary>Shows operators who read what and when.</summary>
public sealed class ReadLogFunctions(ReadLog log, KnownPeople people, TimeProvider time)
{
    /// <summary>The parameter that names a caller by its handle.</summary>
    internal const string By = "caller";

    /// <summary>List reads.</summary>
    /// <remarks>
    /// Returns the requests for exports, archived reports, reports under scenarios, audits and people, newest first, in pages, with who sent them and when. Only
    /// operators may ask. A request is listed whatever its answer was.
    /// </remarks>
    /// <response code="200">One page of reads.</response>
    [LoggedRead]
    [Function("ListReads")]
    public async Task<Results<ETagged<Listing<LoggedRead>>, InvalidQueryProblem, ForbiddenProblem>> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/audit/reads")] HttpRequest request, CancellationToken cancellation)
    {
        var query = new Query(request, ["partner", By, "after", "before", .. Query.Paging]);
        var (size, place) = (query.PageSize, query.AfterPlace(static key => ReadKey.TryParse(key, out _, out _)));
        var (after, before) = (query.Moment("after"), query.Moment("before"));
        var (partner, caller) = (query.Value<CountryCode>("partner"), query.Value<PersonHandle>(By));
        if (query.Faults.Count > 0)
        {
            return new InvalidQueryProblem(query.Faults);
        }

        if (!Caller.Of(request).Is(Role.Operator))
        {
            return new ForbiddenProblem("Only operators see who read what.");
        }

        var filter = new ReadFilter(after > log.Oldest ? after.Value : log.Oldest, before ?? time.GetUtcNow().AddDays(1), partner, caller);
        var (reads, next) = await log.List(filter, place, size, cancellation);
        var subjects = await people.SubjectsIn(reads.Select(read => read.Caller), cancellation);
        return new ETagged<Listing<LoggedRead>>(new Listing<LoggedRead>(
            [.. reads.Select(read => read with { CallerSubject = subjects.Of(read.Caller) })], next is null ? null : Links.Next(request, Query.Cursor(next))));
    }
}
