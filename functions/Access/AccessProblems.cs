using CoProduction.Functions.Http;

namespace CoProduction.Functions.Access;

/// <summary>The problems of a request whose caller is unknown.</summary>
internal static class AccessProblems
{
    /// <summary>The same problem for every cause. Only the log names the cause, so that an attacker learns nothing from trying tokens.</summary>
    public static readonly ProblemKind Unauthenticated = new(
        "unauthenticated", StatusCodes.Status401Unauthorized, "Authentication required", "The request has no valid bearer token.");

    /// <summary>The program cannot check the token at the moment.</summary>
    public static readonly ProblemKind IssuerUnavailable = new(
        "issuer-unavailable", StatusCodes.Status503ServiceUnavailable, "Token issuer unavailable", "The keys of the token issuer cannot be fetched.")
    {
        HasRetryAfter = true,
    };
}
