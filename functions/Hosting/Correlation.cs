using System.Diagnostics;

namespace CoProduction.Functions.Hosting;

/// <summary>
/// The id that ties an answer to the log: the caller's own <c>X-Correlation-Id</c> where it is fit to be repeated, else the trace id
/// (which the <c>traceparent</c> header carries on).
/// </summary>
public static class Correlation
{
    public const string Header = "X-Correlation-Id";

    private const int LongestId = 64;

    /// <summary>Settles the request's id and puts it on the answer.</summary>
    public static string Begin(HttpContext context)
    {
        var id = Id(context);
        context.Response.Headers[Header] = id;
        return id;
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

    // What a caller sends ends up in a header and in the log, so it may hold nothing that means something there.
    private static bool IsFit(string id)
        => id.Length is > 0 and <= LongestId && id.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.');
}
