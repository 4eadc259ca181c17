using CoProduction.Functions.Access;
using CoProduction.Registry;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.Dashboard;

/// <summary>Tells the dashboard how people sign in, and who they then are.</summary>
public sealed class SignInFunctions(SignInWays ways)
{
    /// <summary>Learn how people sign in.</summary>
    /// <remarks>
    /// Returns what the dashboard needs before anybody has a token: the application that people sign in with or, in Development, tokens of the sample ministries.
    /// </remarks>
    /// <response code="200">How people sign in.</response>
    [AllowAnonymous]
    [Function("GetSignIn")]
    public Task<Ok<SignInResponse>> GetSignIn([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/sign-in")] HttpRequest request)
    {
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        return Task.FromResult(TypedResults.Ok(ways.Present()));
    }

    /// <summary>Learn who you are.</summary>
    /// <remarks>Returns whom the program takes the token's bearer for: what it may see depends on the partner, what it may do on its roles.</remarks>
    /// <response code="200">The caller.</response>
    [Function("GetMe")]
    public static Task<Ok<MeResponse>> GetMe([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/me")] HttpRequest request) =>
        Task.FromResult(TypedResults.Ok(MeResponse.Of(Caller.Of(request))));
}

/// <summary>The caller as the program knows it.</summary>
/// <param name="Partner">The code of its partner, such as POL.</param>
/// <param name="Roles">Its roles: reader, contributor, coordinator, operator.</param>
public sealed record MeResponse(string Partner, IReadOnlyList<string> Roles)
{
    internal static MeResponse Of(Caller caller) => new(caller.Partner.Value, [.. caller.Roles.Order().Select(Word.Of)]);
}
