using System.Globalization;
using CoProduction.Functions.Access.People;
using CoProduction.Functions.Access.Tokens;
using CoProduction.Functions.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.Access.Tenants;

/// <summary>Shows operators which tenants of the token issuer belong to which partners, and lets those of the host change it.</summary>
public sealed class TenantFunctions(TenantRegister tenants, TenantSettings settings, KnownPeople people, RequestBody bodies)
{
    private const string Route = "api/v1/tenants";
    private const string OnlyOperators = "Only operators see which tenants belong to which partners.";
    private const string OnlyHost = "Only operators of the partner that runs this program change its tenants: the setting CoProduction:Access:Host names that partner.";
    private const string OwnLast = "This would leave your own partner without a tenant, and nobody could change the tenants any more. Give it another tenant first.";

    /// <summary>List tenants.</summary>
    /// <remarks>
    /// Returns the tenants whose callers may speak for a partner, from the table and from the program's settings, in pages. Only operators may ask.
    /// </remarks>
    /// <response code="200">One page of the list.</response>
    [Function("ListTenants")]
    public async Task<Results<ETagged<Listing<TenantBody>>, InvalidQueryProblem, ForbiddenProblem>> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request, CancellationToken cancellation)
    {
        var query = new Query(request, Query.Paging);
        var (size, place) = (query.PageSize, query.AfterPlace(static id => TenantId.Of(id) == id));
        if (query.Faults.Count > 0)
        {
            return new InvalidQueryProblem(query.Faults);
        }

        if (!Caller.Of(request).Is(Role.Operator))
        {
            return new ForbiddenProblem(OnlyOperators);
        }

        var partners = await tenants.Read(cancellation);
        var page = ListPage.Of(partners.Ids.SkipWhile(id => string.CompareOrdinal(id, place) <= 0), size, id => id, request);
        return new ETagged<Listing<TenantBody>>(new Listing<TenantBody>([.. page.Items.Select(id => TenantBody.Of(id, partners.Of(id)!))], page.NextLink));
    }

    /// <summary>Get a tenant.</summary>
    /// <remarks>PUT accepts the response body as it is. The ETag identifies the version. Only operators may ask.</remarks>
    /// <response code="200">The tenant.</response>
    [Function("GetTenant")]
    public async Task<Results<ETagged<TenantBody>, ForbiddenProblem, NotFoundProblem>> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = $"{Route}/{{id}}")] HttpRequest request, string id, CancellationToken cancellation)
    {
        if (!Caller.Of(request).Is(Role.Operator))
        {
            return new ForbiddenProblem(OnlyOperators);
        }

        return TenantId.Of(id) is { } tenant && (await tenants.Read(cancellation)).Of(tenant) is { } partner
            ? new ETagged<TenantBody>(TenantBody.Of(tenant, partner))
            : new NotFoundProblem();
    }

    /// <summary>Get the history of a tenant.</summary>
    /// <remarks>Returns every change of the partner that the tenant belongs to, oldest first. The history continues after a deletion. Only operators may ask.</remarks>
    /// <response code="200">One page of the history.</response>
    [Function("GetTenantHistory")]
    public async Task<Results<ETagged<Listing<TenantChange>>, InvalidQueryProblem, ForbiddenProblem, NotFoundProblem>> History(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = $"{Route}/{{id}}/history")] HttpRequest request, string id, CancellationToken cancellation)
    {
        var query = new Query(request, Query.Paging);
        var (size, after) = (query.PageSize, query.AfterCount());
        if (query.Faults.Count > 0)
        {
            return new InvalidQueryProblem(query.Faults);
        }

        if (!Caller.Of(request).Is(Role.Operator))
        {
            return new ForbiddenProblem(OnlyOperators);
        }

        var changes = TenantId.Of(id) is { } tenant ? await tenants.History(tenant, cancellation) : [];
        if (changes.Count == 0)
        {
            return new NotFoundProblem();
        }

        var page = ListPage.Of(
            changes.SkipWhile(change => change.Number <= after), size, change => change.Number.ToString(CultureInfo.InvariantCulture), request);
        var subjects = await people.SubjectsIn(page.Items.Select(change => change.By), cancellation);
        return new ETagged<Listing<TenantChange>>(new Listing<TenantChange>(
            [.. page.Items.Select(change => change with { BySubject = subjects.Of(change.By) })], page.NextLink));
    }

    /// <summary>Let a tenant speak for a partner.</summary>
    /// <remarks>
    /// Send <c>If-None-Match: *</c> for a tenant that belongs to no partner yet, or <c>If-Match</c> to change its partner. Every
    /// instance follows within 15 seconds: from then on its callers speak for this partner only. The partner need not be registered. What is stored so overrides
    /// the program's settings. Only operators of the partner that runs the program may do this.
    /// </remarks>
    /// <response code="200">The tenant as it is now.</response>
    /// <response code="201">The tenant, which belonged to no partner before.</response>
    [Function("PutTenant")]
    public async Task<Results<Ok<TenantBody>, Created<TenantBody>, ForbiddenProblem, NotFoundProblem, PreconditionProblem, InvalidBodyProblem>> Put(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = $"{Route}/{{id}}")] HttpRequest request, string id, CancellationToken cancellation)
    {
        if (Refusal(request) is { } forbidden)
        {
            return forbidden;
        }

        if (TenantId.Of(id) is not { } tenant)
        {
            return new NotFoundProblem();
        }

        if (TenantMatch.OfPut(request, out var match) is { } unconditional)
        {
            return unconditional;
        }

        var (json, _, unreadable) = await bodies.Read(request, cancellation);
        if (json is null)
        {
            return unreadable!;
        }

        using (json)
        {
            if (!TenantBody.TryRead(json.RootElement, tenant, out var partner, out var faults))
            {
                return new InvalidBodyProblem(faults);
            }

            var (outcome, former) = await tenants.Change(tenant, partner, match!, Caller.Of(request), cancellation);
            switch (outcome)
            {
                case TenantOutcome.OwnLast:
                    return new ForbiddenProblem(OwnLast);
                case TenantOutcome.Missing or TenantOutcome.OtherVersion:
                    return match!.Conflict;
                default:
                    var body = TenantBody.Of(tenant, partner!);
                    ETags.Mark(request.HttpContext.Response, body.ETag);
                    return former is null ? TypedResults.Created(Links.To(request, "tenants", tenant), body) : TypedResults.Ok(body);
            }
        }
    }

    /// <summary>Remove a tenant.</summary>
    /// <remarks>
    /// Its callers are refused within 15 seconds on every instance, also if the program's settings name the tenant. Its history stays. Only operators of the
    /// partner that runs the program may do this.
    /// </remarks>
    /// <response code="204">The tenant belongs to no partner any more.</response>
    [Function("DeleteTenant")]
    public async Task<Results<NoContent, ForbiddenProblem, NotFoundProblem, PreconditionProblem>> Delete(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = $"{Route}/{{id}}")] HttpRequest request, string id, CancellationToken cancellation)
    {
        if (Refusal(request) is { } forbidden)
        {
            return forbidden;
        }

        if (TenantId.Of(id) is not { } tenant)
        {
            return new NotFoundProblem();
        }

        if (TenantMatch.OfDelete(request, out var match) is { } unconditional)
        {
            return unconditional;
        }

        return (await tenants.Change(tenant, to: null, match!, Caller.Of(request), cancellation)).Outcome switch
        {
            TenantOutcome.OwnLast => new ForbiddenProblem(OwnLast),
            TenantOutcome.Missing => new NotFoundProblem(),
            TenantOutcome.OtherVersion => match!.Conflict,
            _ => TypedResults.NoContent(),
        };
    }

    /// <summary>The problem of a caller who may not change tenants; null for one who may.</summary>
    private ForbiddenProblem? Refusal(HttpRequest request) =>
        Caller.Of(request) is var caller && !caller.Is(Role.Operator) ? new ForbiddenProblem("Only operators change which tenants belong to which partners.")
        : settings.MayEdit(caller.Partner) ? null
        : new ForbiddenProblem(OnlyHost);
}
