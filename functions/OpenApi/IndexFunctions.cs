using System.Reflection;
using CoProduction.Functions.Records;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.OpenApi;

/// <summary>The starting page, with links to the API. The Functions host also requests it to check that the program is ready.</summary>
public sealed class IndexFunctions(RecordKinds kinds)
{
    private static readonly string Version =
        typeof(IndexFunctions).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

    private static readonly (string Name, string Path)[] Others =
    [
        ("gap-report", "v1/gap-reports/current"),
        ("duplicates", "v1/duplicates"),
        ("membership-proposals", "v1/membership-proposals"),
        ("changes", "v1/changes"),
        ("imports", "v1/imports"),
        ("exports", "v1/exports"),
        ("audit", "v1/audit/verify"),
        ("openapi", "openapi.json"),
        ("live", "health/live"),
        ("ready", "health/ready"),
    ];

    /// <summary>Get the starting page.</summary>
    /// <remarks>Returns the program's name and version, and links to start from.</remarks>
    /// <response code="200">The name, the version and the links.</response>
    // A route of "/" makes every HTTP function of the isolated worker hang. This route matches only "/".
    [AllowAnonymous]
    [Function("GetIndex")]
    public Task<Ok<IndexResponse>> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{nothing:maxlength(0)?}")] HttpRequest request) =>
        Task.FromResult(TypedResults.Ok(Index(request)));

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
        var links = kinds.All.Select(kind => kind.Path).ToDictionary(path => path, path => $"{root}/api/v1/{path}");
        foreach (var (name, path) in Others)
        {
            links.Add(name, $"{root}/api/{path}");
        }

        return new IndexResponse("CoProduction", Version, links);
    }
}

/// <param name="Name">The program's name.</param>
/// <param name="Version">The program's version.</param>
/// <param name="Links">Absolute addresses to start from, by name.</param>
public sealed record IndexResponse(string Name, string Version, IReadOnlyDictionary<string, string> Links);
