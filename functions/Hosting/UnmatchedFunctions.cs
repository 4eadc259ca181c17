using CoProduction.Functions.Catalog;
using CoProduction.Functions.Http;
using CoProduction.Functions.Store.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.Hosting;

/// <summary>
/// Answers requests that no other function accepts. The Functions host tries routes in the alphabetical order of the functions' names, so
/// this function's name must sort last.
/// </summary>
public sealed class UnmatchedFunctions(RouteTable routes)
{
    [AllowAnonymous]
    [Function("ZUnmatched")]
    public Task<Results<NoContent, NotFoundProblem, MethodNotAllowedProblem>> Answer([HttpTrigger(AuthorizationLevel.Anonymous, Route = "{*path}")] HttpRequest request)
    {
        var methods = routes.MethodsAt(request.HttpContext);
        if (methods.Count == 0)
        {
            return Answer(new NotFoundProblem());
        }

        var allowed = string.Join(", ", methods.Append(HttpMethods.Options).Order(StringComparer.Ordinal));
        request.HttpContext.Response.Headers.Allow = allowed;
        if (methods.Contains(HttpMethods.Patch))
        {
            request.HttpContext.Response.Headers[MergePatch.AcceptHeader] = MergePatch.MediaType;
        }

        return HttpMethods.IsOptions(request.Method)
            ? Answer(TypedResults.NoContent())
            : Answer(new MethodNotAllowedProblem(allowed));
    }

    private static Task<Results<NoContent, NotFoundProblem, MethodNotAllowedProblem>> Answer(Results<NoContent, NotFoundProblem, MethodNotAllowedProblem> answer) => Task.FromResult(answer);
}

/// <summary>The address takes other methods.</summary>
/// <param name="allowed">The methods that it takes, as in the Allow header.</param>
public sealed class MethodNotAllowedProblem(string allowed) : ProblemResult(Kind.Answer($"This address accepts {allowed}.")), IProblemKinds
{
    public static readonly ProblemKind Kind = new(
        "method-not-allowed", StatusCodes.Status405MethodNotAllowed, "Method not allowed", "The address does not support this method.");

    public static IReadOnlyList<ProblemKind> Kinds => [Kind];
}
