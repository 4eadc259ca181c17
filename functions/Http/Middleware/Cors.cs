using System.Reflection;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace CoProduction.Functions.Http.Middleware;

/// <summary>
/// Lets pages of the listed origins, and no others, read answers in a browser. The list is <c>CoProduction:Cors:Origins</c> in the
/// configuration. The program uses no cookies: a page must have a token.
/// </summary>
/// <param name="origins">As browsers send them: scheme, host, and the port unless it is the scheme's default.</param>
internal sealed class Cors(IReadOnlySet<string> origins) : IRequestRule
{
    public const string Setting = "CoProduction:Cors:Origins";

    private const string Methods = "GET, POST, PUT, PATCH, DELETE";
    private const string Sent = "Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, X-Correlation-Id, traceparent";
    private const string Read = "Deprecation, ETag, Location, Operation-Location, Preference-Applied, RateLimit, RateLimit-Policy, Retry-After, Sunset, X-Correlation-Id";
    private const string Seconds = "600";

    /// <exception cref="RefusedStartException">One of the values is not an origin.</exception>
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

        // A preflight request, which a browser sends before the actual one.
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
            : throw Settings.Wrong(setting, text, "an origin, such as https://dashboard.example.org");
}
