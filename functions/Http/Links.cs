using Microsoft.AspNetCore.Http.Extensions;

namespace CoProduction.Functions.Http;

/// <summary>Absolute addresses on the request's host.</summary>
internal static class Links
{
    public static string To(HttpRequest request, string path, string id) =>
        UriHelper.BuildAbsolute(request.Scheme, request.Host, request.PathBase, $"/api/v1/{path}/{id}");

    /// <summary>The address of this request with another cursor; all other parameters stay.</summary>
    public static string Next(HttpRequest request, string cursor) => With(request, "cursor", cursor);

    /// <summary>The address of this request with another position in the feed of changes; all other parameters stay.</summary>
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
