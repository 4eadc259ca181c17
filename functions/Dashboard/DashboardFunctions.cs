using CoProduction.Functions.Http;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.Dashboard;

/// <summary>Serves the scripts and styles of the dashboard. The page itself is the starting page as browsers ask for it.</summary>
public static class DashboardFunctions
{
    /// <summary>Get a file of the dashboard.</summary>
    /// <remarks>Returns a script, a style sheet, a picture or a map. Its name changes with its content, so it can be kept for ever.</remarks>
    /// <response code="200">The file.</response>
    [AllowAnonymous]
    [Function("GetDashboardFile")]
    public static Task<Results<LastingFile, NotFoundProblem>> GetFile(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "dashboard/{file}")] HttpRequest request, string file) =>
        Task.FromResult<Results<LastingFile, NotFoundProblem>>(DashboardFiles.Find(file) is { } found ? new LastingFile(found) : new NotFoundProblem());
}
