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

    /// <summary>The address one step below that of this request, without some of the parameters.</summary>
    public static string Below(HttpRequest request, string step, params string[] parameters) =>
        UriHelper.BuildAbsolute(request.Scheme, request.Host, request.PathBase, $"{request.Path.Value!.TrimEnd('/')}/{step}", Without(request, parameters).ToQueryString());

    private static string With(HttpRequest request, string parameter, string place)
    {
        var query = Without(request, parameter);
        query.Add(parameter, place);
        return UriHelper.BuildAbsolute(request.Scheme, request.Host, request.PathBase, request.Path, query.ToQueryString());
    }

    private static QueryBuilder Without(HttpRequest request, params string[] parameters)
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in request.Query.Where(given => !parameters.Contains(given.Key, StringComparer.OrdinalIgnoreCase)))
        {
            query.Add(name, value.ToString());
        }

        return query;
    }
}
