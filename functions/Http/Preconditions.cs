using Microsoft.Net.Http.Headers;

namespace CoProduction.Functions.Http;

/// <summary>Reads and writes the headers that name versions (RFC 9110, section 13).</summary>
internal static class Preconditions
{
    public static string Quoted(string etag) => $"\"{etag}\"";

    /// <summary>Whether <c>If-None-Match</c> names this version, so that the caller already has it.</summary>
    public static bool IsKnown(HttpRequest request, string etag) =>
        EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var known)
        && known.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || tag.Tag == Quoted(etag));
}

/// <summary>The versions that a request may change.</summary>
/// <param name="Any">Whether the request may change any version.</param>
/// <param name="Tags">The strong ETags in <c>If-Match</c>, quoted.</param>
/// <param name="Request">The request. Its <c>If-None-Match</c> may exclude versions.</param>
internal sealed record IfMatch(bool Any, IReadOnlyList<string> Tags, HttpRequest Request)
{
    /// <summary>Reads <c>If-Match</c>. Returns the problem if the header is absent or not valid, otherwise null.</summary>
    public static PreconditionProblem? Of(HttpRequest request, out IfMatch match)
    {
        match = new IfMatch(Any: false, [], request);
        if (request.Headers.IfMatch.Count == 0)
        {
            return PreconditionProblem.NoIfMatch();
        }

        if (!EntityTagHeaderValue.TryParseStrictList(request.Headers.IfMatch, out var tags))
        {
            return PreconditionProblem.UnreadableIfMatch();
        }

        match = new IfMatch(tags.Contains(EntityTagHeaderValue.Any), [.. tags.Where(tag => !tag.IsWeak).Select(tag => tag.Tag.ToString())], request);
        return null;
    }

    public bool Holds(string etag) =>
        (Any || Tags.Contains(Preconditions.Quoted(etag), StringComparer.Ordinal)) && !Preconditions.IsKnown(Request, etag);
}
