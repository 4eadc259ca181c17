using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace CoProduction.Functions.Resources;

/// <summary>Reads and writes the headers that name versions (RFC 9110, section 13).</summary>
internal static class Preconditions
{
    public static string Quoted(string etag) => $"\"{etag}\"";

    /// <summary>Whether the caller has this version already.</summary>
    public static bool IsKnown(HttpRequest request, string etag) =>
        EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var known)
        && known.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || tag.Tag == Quoted(etag));
}

/// <summary>The versions that a change is meant for.</summary>
/// <param name="Any">Whatever version there is.</param>
/// <param name="Tags">Quoted, where not any.</param>
/// <param name="Request">Which may also say which versions it is not meant for (If-None-Match).</param>
internal sealed record IfMatch(bool Any, IReadOnlyList<string> Tags, HttpRequest Request)
{
    /// <summary>Why the request cannot be carried out, or null where it says which versions it means.</summary>
    public static ProblemHttpResult? Of(HttpRequest request, out IfMatch match)
    {
        match = new IfMatch(Any: false, [], request);
        if (request.Headers.IfMatch.Count == 0)
        {
            return ResourceProblems.PreconditionRequired();
        }

        if (!EntityTagHeaderValue.TryParseStrictList(request.Headers.IfMatch, out var tags))
        {
            return ResourceProblems.InvalidIfMatch();
        }

        match = new IfMatch(tags.Contains(EntityTagHeaderValue.Any), [.. tags.Where(tag => !tag.IsWeak).Select(tag => tag.Tag.ToString())], request);
        return null;
    }

    public bool Holds(string etag) =>
        (Any || Tags.Contains(Preconditions.Quoted(etag), StringComparer.Ordinal)) && !Preconditions.IsKnown(Request, etag);
}
