using CoProduction.Functions.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CoProduction.Functions.Access;

/// <summary>How a request is told that it may not.</summary>
public static class AccessProblems
{
    /// <summary>One and the same for every cause: why a token is not believed is for the log, not for whoever tries tokens.</summary>
    public static ProblemHttpResult Unauthenticated() =>
        Problems.Problem(
            StatusCodes.Status401Unauthorized,
            "unauthenticated",
            "This needs a token.",
            "Send Authorization: Bearer and a valid token of an issuer that this program trusts.");

    /// <summary>A known caller lacks a right. What it may not even see is <see cref="Problems.NotFound"/> instead.</summary>
    /// <param name="detail">Which right, and whose it is.</param>
    public static ProblemHttpResult Forbidden(string detail) =>
        Problems.Problem(StatusCodes.Status403Forbidden, "forbidden", "You may not do this.", detail);

    /// <summary>Whether the token is good cannot be told for now.</summary>
    public static ProblemHttpResult IssuerUnavailable() =>
        Problems.Problem(
            StatusCodes.Status503ServiceUnavailable,
            "issuer-unavailable",
            "The issuer of tokens does not answer.",
            "Your token could not be checked. Try again shortly.");
}
