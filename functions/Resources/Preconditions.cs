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
internal sealed record IfMatch(bool Any, IReadOnlyList<string> Tags)
{
    /// <summary>What the request says, or null where it says nothing.</summary>
    /// <exception cref="FormatException">It says something that cannot be read.</exception>
    public static IfMatch? Of(HttpRequest request)
    {
        var header = request.Headers.IfMatch;
        if (header.Count == 0)
        {
            return null;
        }

        return EntityTagHeaderValue.TryParseStrictList(header, out var tags)
            ? new IfMatch(tags.Contains(EntityTagHeaderValue.Any), [.. tags.Where(tag => !tag.IsWeak).Select(tag => tag.Tag.ToString())])
            : throw new FormatException("If-Match is neither * nor a list of quoted ETags.");
    }

    public bool Holds(string etag) => Any || Tags.Contains(Preconditions.Quoted(etag), StringComparer.Ordinal);
}
