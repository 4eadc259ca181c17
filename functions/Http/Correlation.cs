using System.Diagnostics;

namespace CoProduction.Functions.Http;

/// <summary>
/// The id that ties a response to the log: the caller's own <c>X-Correlation-Id</c> if it is safe to repeat, otherwise the trace id
/// (which the <c>traceparent</c> header propagates).
/// </summary>
public static class Correlation
{
    public const string Header = "X-Correlation-Id";

    private const int LongestId = 64;

    private static readonly AsyncLocal<string?> Served = new();

    /// <summary>The id of the request that is being served; null for work that no request asked for.</summary>
    public static string? Current => Served.Value;

    /// <summary>Determines the request's id, sets the response header, and makes it the id of what is done from now on for the request.</summary>
    public static string Begin(HttpContext context)
    {
        var id = Id(context);
        context.Response.Headers[Header] = id;
        Activity.Current?.SetTag("coproduction.correlation_id", id);
        Served.Value = id;
        return id;
    }

    /// <summary>Gives every entry of the log the request's id, until the scope is disposed of.</summary>
    public static IDisposable? Scope(HttpContext context)
    {
        var logger = context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Correlation).FullName!);
        return logger.BeginScope(new KeyValuePair<string, object?>[] { new("CorrelationId", Id(context)) });
    }

    public static string Id(HttpContext context)
    {
        if (context.Items.TryGetValue(typeof(Correlation), out var known))
        {
            return (string)known!;
        }

        var id = context.Request.Headers[Header] is [{ } given] && IsFit(given)
            ? given
            : Activity.Current?.TraceId.ToHexString() ?? ActivityTraceId.CreateRandom().ToHexString();
        context.Items[typeof(Correlation)] = id;
        return id;
    }

    // The id is written to a header and to the log, so it must not contain characters that have a meaning there.
    private static bool IsFit(string id)
        => id.Length is > 0 and <= LongestId && id.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.');
}
