using System.Reflection;
using CoProduction.Functions.Access;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.Hosting;

/// <summary>The first page: where to go from here. The Functions host also asks it whether the program is ready.</summary>
public static class IndexFunctions
{
    private static readonly string Version =
        typeof(IndexFunctions).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

    // A route of "/" would make every HTTP function of the isolated worker hang; this one matches nothing but "/".
    [Open]
    [Function("GetIndex")]
    public static Task<Ok<IndexResponse>> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{nothing:maxlength(0)?}")] HttpRequest request)
    {
        var root = $"{request.Scheme}://{request.Host}";
        return Task.FromResult(TypedResults.Ok(new IndexResponse("CoProduction", Version, new Dictionary<string, string>
        {
            ["partners"] = $"{root}/api/v1/partners",
            ["items"] = $"{root}/api/v1/items",
            ["factories"] = $"{root}/api/v1/factories",
            ["mro-sites"] = $"{root}/api/v1/mro-sites",
            ["mineral-chains"] = $"{root}/api/v1/mineral-chains",
            ["agreements"] = $"{root}/api/v1/agreements",
            ["stocks"] = $"{root}/api/v1/stocks",
            ["baselines"] = $"{root}/api/v1/baselines",
            ["goals"] = $"{root}/api/v1/goals",
            ["gap-report"] = $"{root}/api/v1/gap-reports/current",
            ["duplicates"] = $"{root}/api/v1/duplicates",
            ["changes"] = $"{root}/api/v1/changes",
            ["imports"] = $"{root}/api/v1/imports",
            ["exports"] = $"{root}/api/v1/exports",
            ["audit"] = $"{root}/api/v1/audit/verify",
            ["openapi"] = $"{root}/api/openapi.json",
            ["live"] = $"{root}/api/health/live",
            ["ready"] = $"{root}/api/health/ready",
        })));
    }
}

/// <param name="Name">The program's name.</param>
/// <param name="Version">The program's version.</param>
/// <param name="Links">Absolute addresses to start from, by what is there.</param>
public sealed record IndexResponse(string Name, string Version, IReadOnlyDictionary<string, string> Links);
