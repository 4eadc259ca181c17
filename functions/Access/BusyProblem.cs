using CoProduction.Functions.Http;
using Microsoft.Net.Http.Headers;

namespace CoProduction.Functions.Access;

/// <summary>Too many reports and analyses are being computed, so this one is not.</summary>
public sealed class BusyProblem()
    : ProblemResult(Kind.Answer("The program computes as much as it can, and your other requests wait for it already. Try again shortly.")), IProblemKinds
{
    public static readonly ProblemKind Kind = new(
        "too-many-analyses", StatusCodes.Status503ServiceUnavailable, "Too many analyses",
        "Too many of the caller's requests for reports and analyses wait to be computed.")
    {
        HasRetryAfter = true,
    };

    private const int RetryAfterSeconds = 5;

    public static IReadOnlyList<ProblemKind> Kinds => [Kind];

    public override Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers[HeaderNames.RetryAfter] = $"{RetryAfterSeconds}";
        return base.ExecuteAsync(httpContext);
    }
}
