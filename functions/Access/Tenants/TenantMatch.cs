using CoProduction.Functions.Http;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Access.Tenants;

/// <summary>What a tenant must be for a request to change it.</summary>
/// <param name="conflict">The problem if it is something else.</param>
/// <param name="holds">Whether a tenant is that; its ETag is null if it belongs to no partner.</param>
public sealed class TenantMatch(PreconditionProblem conflict, Func<string?, bool> holds)
{
    internal PreconditionProblem Conflict => conflict;

    internal bool Holds(string tenant, CountryCode? partner) => holds(partner is null ? null : TenantBody.Of(tenant, partner).ETag);

    /// <summary>Reads <c>If-Match</c>, or <c>If-None-Match: *</c> of a request that adds a tenant. Returns the problem if there is neither, otherwise null.</summary>
    internal static PreconditionProblem? OfPut(HttpRequest request, out TenantMatch? match)
    {
        match = null;
        if (request.Headers.IfMatch.Count > 0)
        {
            return OfDelete(request, out match);
        }

        if (request.Headers.IfNoneMatch.ToString().Trim() != "*")
        {
            return PreconditionProblem.NoPrecondition();
        }

        match = new TenantMatch(PreconditionProblem.ExistsAlready(), etag => etag is null);
        return null;
    }

    /// <summary>Reads <c>If-Match</c>. Returns the problem if the header is absent or not valid, otherwise null.</summary>
    internal static PreconditionProblem? OfDelete(HttpRequest request, out TenantMatch? match)
    {
        var problem = IfMatch.Of(request, out var versions);
        match = problem is null ? new TenantMatch(PreconditionProblem.OtherVersion(), etag => etag is not null && versions.Holds(etag)) : null;
        return problem;
    }
}
