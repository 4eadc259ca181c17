using System.Reflection;
using CoProduction.Functions.Catalog;
using CoProduction.Functions.Dashboard;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.OpenApi;

/// <summary>The starting page, with links to the API. The Functions host also requests it to check that the program is ready.</summary>
public sealed class IndexFunctions(FunctionCatalog catalog, DashboardOptions options)
{
    private const string Api = "api/v1/";

    /// <summary>The addresses that lead somewhere without an id: each function that reads, by its route below the API.</summary>
    private readonly (string Name, string Path)[] links =
    [
        .. catalog.TriggeredBy<HttpFunctionTrigger>()
            .Where(http => http.Trigger.Methods.Contains("get") && !http.Trigger.Route.Contains('{', StringComparison.Ordinal) && http.Trigger.Route != Api.TrimEnd('/'))
            .Select(http => (Name: http.Trigger.Route.StartsWith(Api, StringComparison.Ordinal) ? http.Trigger.Route[Api.Length..] : http.Trigger.Route, http.Trigger.Route))
            .OrderBy(link => link.Name, StringComparer.Ordinal),
    ];

    private static readonly string Version =
        typeof(IndexFunctions).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

    /// <summary>Get the starting page.</summary>
    /// <remarks>Returns the program's name and version, and a link to everything that can be read without an id. A browser, which asks for HTML, gets the dashboard.</remarks>
    /// <response code="200">The name, the version and the links, or the dashboard.</response>
    // A route of "/" makes every HTTP function of the isolated worker hang. This route matches only "/".
    [AllowAnonymous]
    [Function("GetIndex")]
    public Task<StartingPage> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{nothing:maxlength(0)?}")] HttpRequest request) =>
        Task.FromResult(new StartingPage(TypedResults.Ok(Index(request)), DashboardFiles.Page, options.PagePolicy));

    /// <summary>Get the starting page of this version of the API.</summary>
    /// <remarks>Returns the same as the starting page.</remarks>
    /// <response code="200">The name, the version and the links.</response>
    [AllowAnonymous]
    [Function("GetApiIndex")]
    public Task<Ok<IndexResponse>> GetOfVersion(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1")] HttpRequest request) =>
        Task.FromResult(TypedResults.Ok(Index(request)));

    private IndexResponse Index(HttpRequest request)
    {
        var root = $"{request.Scheme}://{request.Host}";
        return new IndexResponse("CoProduction", Version, links.ToDictionary(link => link.Name, link => $"{root}/{link.Path}"));
    }
}

/// <summary>The program, and what it serves.</summary>
/// <param name="Name">The program's name.</param>
/// <param name="Version">The program's version.</param>
/// <param name="Links">Absolute addresses, by their path below the API, such as gap-reports/current.</param>
public sealed record IndexResponse(string Name, string Version, IReadOnlyDictionary<string, string> Links);
