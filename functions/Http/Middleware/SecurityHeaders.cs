using Microsoft.Net.Http.Headers;

namespace CoProduction.Functions.Http.Middleware;

/// <summary>
/// Adds headers to every answer that tell a browser to run no scripts, to show the answer in no other page, to keep nothing, and to return
/// over https. A function that needs another value sets the header itself.
/// </summary>
internal static class SecurityHeaders
{
    private static readonly (string Name, string Value)[] Always =
    [
        (HeaderNames.XContentTypeOptions, "nosniff"),
        (HeaderNames.ContentSecurityPolicy, "default-src 'none'; frame-ancestors 'none'"),
        ("Referrer-Policy", "no-referrer"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        (HeaderNames.CacheControl, "no-store"),
    ];

    /// <summary>Adds the headers when the answer starts, so that an answer to an exception has them, too.</summary>
    public static void Begin(HttpContext context) => context.Response.OnStarting(Add, context);

    private static Task Add(object state)
    {
        var context = (HttpContext)state;
        foreach (var (name, value) in Always)
        {
            context.Response.Headers.TryAdd(name, value);
        }

        // A browser ignores the header over plain http, so a forged X-Forwarded-Proto does no harm.
        if (context.Request.IsHttps || context.Request.Headers["X-Forwarded-Proto"] == Uri.UriSchemeHttps)
        {
            context.Response.Headers.TryAdd(HeaderNames.StrictTransportSecurity, "max-age=31536000");
        }

        return Task.CompletedTask;
    }
}
