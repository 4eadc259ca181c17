using System.Globalization;
using System.Reflection;
using CoProduction.Functions.Http.Middleware;
using Microsoft.Net.Http.Headers;

namespace CoProduction.Functions.Access;

/// <summary>
/// Answers the requests that <see cref="Authentication"/> refused. <see cref="RequestRate"/> stands between the two, so that refused requests
/// are counted, too.
/// </summary>
internal sealed class Challenge : IRequestRule
{
    public ValueTask<IResult?> Check(HttpContext context, MethodInfo? function)
    {
        if (context.Features.Get<Refusal>() is not { } refusal)
        {
            return ValueTask.FromResult<IResult?>(null);
        }

        var headers = context.Response.Headers;
        if (refusal.Challenge is { } challenge)
        {
            headers.WWWAuthenticate = challenge;
        }

        if (refusal.RetryAfter is { } wait)
        {
            headers[HeaderNames.RetryAfter] = wait.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        }

        return ValueTask.FromResult<IResult?>(refusal.Answer);
    }
}

/// <summary>The answer to a request without a caller.</summary>
/// <param name="Answer">The problem.</param>
/// <param name="Challenge">The value of <c>WWW-Authenticate</c>; null if a token is not what is missing.</param>
/// <param name="RetryAfter">How long to wait before trying again; null if that would not help.</param>
internal sealed record Refusal(IResult Answer, string? Challenge = null, TimeSpan? RetryAfter = null);
