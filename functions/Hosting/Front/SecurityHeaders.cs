using Microsoft.Net.Http.Headers;

namespace CoProduction.Functions.Hosting.Front;

/// <summary>
/// What every answer tells a browser: to run nothing, show it nowhere else, keep nothing and come back over https. A function that needs
/// another of these headers sets it.
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

    /// <summary>Puts them on when the answer begins, so that an answer to an exception has them, too.</summary>
    public static void Begin(HttpContext context) => context.Response.OnStarting(Add, context);

    private static Task Add(object state)
    {
        var context = (HttpContext)state;
        foreach (var (name, value) in Always)
        {
            context.Response.Headers.TryAdd(name, value);
        }

        // Over plain http a browser does not heed it, so what a caller pretends here does no harm.
        if (context.Request.IsHttps || context.Request.Headers["X-Forwarded-Proto"] == Uri.UriSchemeHttps)
        {
            context.Response.Headers.TryAdd(HeaderNames.StrictTransportSecurity, "max-age=31536000");
        }

        return Task.CompletedTask;
    }
}
