using CoProduction.Functions.Access.People;
using Microsoft.AspNetCore.Http.Extensions;

namespace CoProduction.Functions.Access.Reads;

/// <summary>The address of a logged read as it was sent, but with a handle or a dash in place of what can be a subject.</summary>
internal static class LoggedAddress
{
    private const string Withheld = "-";
    private const string People = $"/{PeopleFunctions.Route}/";
    private static readonly string[] Naming = [PeopleFunctions.Subject, ReadLogFunctions.By];

    public static string Of(HttpRequest request)
    {
        var path = $"{request.PathBase}{request.Path}";
        if (path.StartsWith(People, StringComparison.OrdinalIgnoreCase) && !PersonHandle.TryParse(path[People.Length..], out _))
        {
            path = $"{People}{Withheld}";
        }

        return request.Query.Keys.Any(IsNaming)
            ? path + new QueryBuilder(request.Query.SelectMany(one => one.Value.Select(value => KeyValuePair.Create(one.Key, IsNaming(one.Key) ? Shown(value) : value ?? ""))))
            : $"{path}{request.QueryString}";
    }

    private static bool IsNaming(string parameter) => Naming.Contains(parameter, StringComparer.OrdinalIgnoreCase);

    private static string Shown(string? value) => PersonHandle.TryParse(value, out _) ? value : Withheld;
}
