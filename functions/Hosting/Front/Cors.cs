using System.Reflection;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace CoProduction.Functions.Hosting.Front;

/// <summary>
/// Lets pages of these origins, and of no other, read answers in a browser; the list <c>CoProduction:Cors:Origins</c> of the configuration.
/// Cookies play no part: a page must have a token.
/// </summary>
/// <param name="origins">As a browser sends them: scheme, host and, unless it is the scheme's own, port.</param>
internal sealed class Cors(IReadOnlySet<string> origins) : IRequestRule
{
    public const string Setting = "CoProduction:Cors:Origins";

    private const string Methods = "GET, POST, PUT, DELETE";
    private const string Sent = "Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, X-Correlation-Id, traceparent";
    private const string Read = "ETag, Location, Operation-Location, RateLimit, RateLimit-Policy, Retry-After, X-Correlation-Id";
    private const string Seconds = "600";

    /// <exception cref="RefusedStartException">One of the origins is none.</exception>
    public static Cors From(IConfiguration configuration) =>
        new(configuration.GetSection(Setting).GetChildren().Select(child => Checked(child.Path, child.Value)).ToHashSet(StringComparer.Ordinal));

    public ValueTask<IResult?> Check(HttpContext context, MethodInfo? function)
    {
        if (origins.Count == 0)
        {
            return ValueTask.FromResult<IResult?>(null);
        }

        var isAllowed = context.Request.Headers.Origin is [{ } origin] && origins.Contains(origin);
        context.Response.OnStarting(Add, (context, isAllowed));

        // The question that a browser asks before a request.
        return ValueTask.FromResult<IResult?>(
            isAllowed && HttpMethods.IsOptions(context.Request.Method)
                && context.Request.Headers.ContainsKey(HeaderNames.AccessControlRequestMethod)
                ? Allow(context.Response)
                : null);
    }

    private static Task Add(object state)
    {
        var (context, isAllowed) = ((HttpContext, bool))state;
        context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Origin);
        if (isAllowed)
        {
            context.Response.Headers.AccessControlAllowOrigin = context.Request.Headers.Origin;
            context.Response.Headers.AccessControlExposeHeaders = Read;
        }

        return Task.CompletedTask;
    }

    private static NoContent Allow(HttpResponse response)
    {
        response.Headers.AccessControlAllowMethods = Methods;
        response.Headers.AccessControlAllowHeaders = Sent;
        response.Headers.AccessControlMaxAge = Seconds;
        return TypedResults.NoContent();
    }

    private static string Checked(string setting, string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.GetLeftPart(UriPartial.Authority) == text
            ? text
            : throw new RefusedStartException($"The setting {setting} is '{text}', but must be an origin, such as https://dashboard.example.org.");
}
