using Microsoft.Net.Http.Headers;

namespace CoProduction.Functions.Http;

/// <summary>Reads and writes the headers that name versions (RFC 9110, section 13).</summary>
internal static class Preconditions
{
    private const char BeforeCoding = ';';

    public static string Quoted(string etag) => $"\"{etag}\"";

    /// <summary>The quoted ETag of the same version in a content coding: <c>"5f2b;br"</c>.</summary>
    public static string InCoding(string quoted, string coding) => $"{quoted[..^1]}{BeforeCoding}{coding}\"";

    /// <summary>The quoted ETag of a version, without the content coding in which a caller got it.</summary>
    public static string WithoutCoding(string quoted) => quoted.IndexOf(BeforeCoding) is > 0 and var end ? $"{quoted[..end]}\"" : quoted;

    /// <summary>The version that a quoted ETag names, without quotes and coding; null if the text is no strong ETag.</summary>
    public static string? VersionOf(string text) =>
        EntityTagHeaderValue.TryParse(text, out var tag) && !tag.IsWeak && !tag.Equals(EntityTagHeaderValue.Any) ? WithoutCoding(tag.Tag.ToString())[1..^1] : null;

    /// <summary>Whether <c>If-None-Match</c> names this version, so that the caller already has it.</summary>
    public static bool IsKnown(HttpRequest request, string etag) => KnownAs(request, etag) is not null;

    /// <summary>The quoted ETag by which <c>If-None-Match</c> names this version, in any coding; null if it does not.</summary>
    public static string? KnownAs(HttpRequest request, string etag) =>
        EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var known)
        && known.FirstOrDefault(tag => tag.Equals(EntityTagHeaderValue.Any) || WithoutCoding(tag.Tag.ToString()) == Quoted(etag)) is { } match
            ? match.Equals(EntityTagHeaderValue.Any) ? Quoted(etag) : match.Tag.ToString()
            : null;
}

/// <summary>The versions that a request may change.</summary>
/// <param name="Any">Whether the request may change any version.</param>
/// <param name="Tags">The strong ETags in <c>If-Match</c>, quoted and without codings.</param>
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

        match = new IfMatch(tags.Contains(EntityTagHeaderValue.Any), [.. tags.Where(tag => !tag.IsWeak).Select(tag => Preconditions.WithoutCoding(tag.Tag.ToString()))], request);
        return null;
    }

    public bool Holds(string etag) =>
        (Any || Tags.Contains(Preconditions.Quoted(etag), StringComparer.Ordinal)) && !Preconditions.IsKnown(Request, etag);
}
