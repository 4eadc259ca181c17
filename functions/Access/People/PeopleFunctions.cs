using CoProduction.Functions.Access.Reads;
using CoProduction.Functions.Access.Tenants;
using CoProduction.Functions.Access.Tokens;
using CoProduction.Functions.Http;
using CoProduction.Registry.Partners;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.Access.People;

/// <summary>Shows operators what is kept of a person of their partner, and erases the subject. Operators of the host do so for every partner.</summary>
public sealed class PeopleFunctions(PersonalData data, TenantSettings settings)
{
    /// <summary>The address of people.</summary>
    internal const string Route = "api/v1/people";

    /// <summary>The parameter that names a subject. The log of reads does not keep it.</summary>
    internal const string Subject = "subject";

    /// <summary>Find a person.</summary>
    /// <remarks>
    /// Returns what is kept of the person with this subject: its handle, and how many rows name it, by place. The list has one entry, or none if nothing is kept.
    /// Only operators of the person's partner, and of the partner that runs the program, may ask. The request is logged without the subject.
    /// </remarks>
    /// <response code="200">The person, or an empty list.</response>
    [LoggedRead]
    [Function("FindPerson")]
    public async Task<Results<ETagged<Listing<PersonResponse>>, InvalidQueryProblem, ForbiddenProblem>> Find(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request, CancellationToken cancellation)
    {
        var query = new Query(request, [Subject, "partner"]);
        var (subject, partner) = (query.Text(Subject), query.Value<CountryCode>("partner") ?? Caller.Of(request).Partner);
        query.Need(Subject, "Must be given: the person as the token's oid or sub names it.");
        if (query.Faults.Count > 0)
        {
            return new InvalidQueryProblem(query.Faults);
        }

        if (Refusal(request, partner) is { } forbidden)
        {
            return forbidden;
        }

        var person = await data.Of(partner, SubjectName.Meant(subject!), cancellation);
        return new ETagged<Listing<PersonResponse>>(new Listing<PersonResponse>(person is null ? [] : [person.At(request)], null));
    }

    /// <summary>Get a person.</summary>
    /// <remarks>
    /// Returns what is kept of the person whom a handle stands for, as histories show it in <c>by</c>, also if the subject was erased. Only operators of the
    /// person's partner, and of the partner that runs the program, may ask. The request is logged.
    /// </remarks>
    /// <response code="200">The person.</response>
    [LoggedRead]
    [Function("GetPerson")]
    public async Task<Results<ETagged<PersonResponse>, ForbiddenProblem, NotFoundProblem>> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/{id}")] HttpRequest request, string id, CancellationToken cancellation)
    {
        var isHandle = PersonHandle.TryParse(id, out var handle);
        if (Refusal(request, handle?.Partner) is { } forbidden)
        {
            return forbidden;
        }

        return isHandle && await data.Of(handle!, cancellation) is { } person ? new ETagged<PersonResponse>(person.At(request)) : new NotFoundProblem();
    }

    /// <summary>Erase a person.</summary>
    /// <remarks>
    /// Deletes the subject that a handle stands for, for good. The handle stays where it is, so that no history changes, and stands for nobody any more; when it
    /// was erased, and by whom, is kept. Every instance follows within 15 seconds. If the person writes again, it gets another handle. Repeating the request
    /// changes nothing. Only operators of the person's partner, and of the partner that runs the program, may do this.
    /// </remarks>
    /// <response code="204">The subject is erased.</response>
    [Function("ErasePerson")]
    public async Task<Results<NoContent, ForbiddenProblem, NotFoundProblem, EarlierTracesProblem>> Erase(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Route + "/{id}")] HttpRequest request, string id, CancellationToken cancellation)
    {
        var isHandle = PersonHandle.TryParse(id, out var handle);
        if (Refusal(request, handle?.Partner) is { } forbidden)
        {
            return forbidden;
        }

        if (!isHandle)
        {
            return new NotFoundProblem();
        }

        var (isKnown, earlier) = await data.Erase(handle!, Caller.Of(request).Author.Name, cancellation);
        return !isKnown ? new NotFoundProblem()
            : earlier.Count > 0 ? new EarlierTracesProblem(earlier)
            : TypedResults.NoContent();
    }

    /// <summary>The problem of a caller who may not see people of a partner; null for one who may.</summary>
    /// <param name="request">The request.</param>
    /// <param name="partner">The partner; null where the address names none, so that there is nothing to see.</param>
    private ForbiddenProblem? Refusal(HttpRequest request, CountryCode? partner) =>
        Caller.Of(request) is var caller && !caller.Is(Role.Operator) ? new ForbiddenProblem("Only operators see and erase what is kept of people.")
        : partner is null || partner == caller.Partner || caller.Partner == settings.Host ? null
        : new ForbiddenProblem($"Only operators of {partner}, and of the partner that runs this program, see and erase what is kept of people of {partner}.");
}
