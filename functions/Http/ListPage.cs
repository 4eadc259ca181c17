namespace CoProduction.Functions.Http;

/// <summary>One page of a list that is read whole.</summary>
/// <param name="Items">The elements on the page.</param>
/// <param name="NextLink">The absolute address of the next page; null if this is the last.</param>
internal sealed record ListPage<T>(IReadOnlyList<T> Items, string? NextLink);

internal static class ListPage
{
    /// <summary>The first of the elements that follow the former page.</summary>
    /// <param name="rest">The elements, in their order.</param>
    /// <param name="size">The most elements on the page.</param>
    /// <param name="placeOf">The place of an element, after which the next page starts.</param>
    /// <param name="request">The request for the page.</param>
    public static ListPage<T> Of<T>(IEnumerable<T> rest, int size, Func<T, string> placeOf, HttpRequest request)
    {
        var found = rest.Take(size + 1).ToArray();
        return new ListPage<T>(found[..Math.Min(size, found.Length)], found.Length > size ? Links.Next(request, Query.Cursor(placeOf(found[size - 1]))) : null);
    }
}
