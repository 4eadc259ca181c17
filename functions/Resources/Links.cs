using Microsoft.AspNetCore.Http.Extensions;

namespace CoProduction.Functions.Resources;

/// <summary>Absolute addresses, at the host that the caller asked.</summary>
internal static class Links
{
    public static string To(HttpRequest request, string path, string id) =>
        UriHelper.BuildAbsolute(request.Scheme, request.Host, request.PathBase, $"/api/v1/{path}/{id}");

    /// <summary>The address of this request, gone on from a place; all else that was asked for stays.</summary>
    public static string Next(HttpRequest request, string cursor)
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in request.Query.Where(parameter => !parameter.Key.Equals("cursor", StringComparison.OrdinalIgnoreCase)))
        {
            query.Add(name, value.ToString());
        }

        query.Add("cursor", cursor);
        return UriHelper.BuildAbsolute(request.Scheme, request.Host, request.PathBase, request.Path, query.ToQueryString());
    }
}
