using CoProduction.Functions.Access;
using CoProduction.Functions.Hosting.Catalog;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.Hosting;

/// <summary>
/// Answers what no other function takes. The Functions host picks the first route that fits in alphabetical order of the functions'
/// names, so this name must sort last.
/// </summary>
public sealed class UnmatchedFunctions(RouteTable routes)
{
    [Open]
    [Function("ZUnmatched")]
    public Task<Results<NoContent, ProblemHttpResult>> Answer([HttpTrigger(AuthorizationLevel.Anonymous, Route = "{*path}")] HttpRequest request)
    {
        var methods = routes.MethodsAt(request.HttpContext);
        if (methods.Count == 0)
        {
            return Answer(Problems.NotFound());
        }

        var allowed = string.Join(", ", methods.Append(HttpMethods.Options).Order(StringComparer.Ordinal));
        request.HttpContext.Response.Headers.Allow = allowed;
        return HttpMethods.IsOptions(request.Method)
            ? Answer(TypedResults.NoContent())
            : Answer(Problems.Problem(
                StatusCodes.Status405MethodNotAllowed, "method-not-allowed", "This method is not allowed here.", $"This address takes {allowed}."));
    }

    private static Task<Results<NoContent, ProblemHttpResult>> Answer(Results<NoContent, ProblemHttpResult> answer) => Task.FromResult(answer);
}
