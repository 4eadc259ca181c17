using Microsoft.AspNetCore.Http.Extensions;

namespace CoProduction.Functions.Resources;

/// <summary>Absolute addresses, at the host that the caller asked.</summary>
internal static class Links
{
    public static string To(HttpRequest request, string path, string id) =>
        UriHelper.BuildAbsolute(request.Scheme, request.Host, request.PathBase, $"/api/v1/{path}/{id}");

    /// <summary>The address of this request, gone on from a place; all else that was asked for stays.</summary>
    public static string Next(HttpRequest request, string cursor) => With(request, "cursor", cursor);

    /// <summary>The address of this request, gone on from a position in the changes.</summary>
    public static string Since(HttpRequest request, string position) => With(request, "since", position);

    private static string With(HttpRequest request, string parameter, string place)
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in request.Query.Where(given => !given.Key.Equals(parameter, StringComparison.OrdinalIgnoreCase)))
        {
            query.Add(name, value.ToString());
        }

        query.Add(parameter, place);
        return UriHelper.BuildAbsolute(request.Scheme, request.Host, request.PathBase, request.Path, query.ToQueryString());
    }
}
