using System.Globalization;
using System.Reflection;
using CoProduction.Functions.Hosting.Front;
using Microsoft.Net.Http.Headers;

namespace CoProduction.Functions.Access;

/// <summary>Turns away whom the <see cref="Identification"/> refused. Between the two it is counted how often they ask.</summary>
internal sealed class Gate : IRequestRule
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

/// <summary>Why a request has no caller, as it is told.</summary>
/// <param name="Answer">The problem.</param>
/// <param name="Challenge">What kind of token is wanted; null where a token is not what is missing.</param>
/// <param name="RetryAfter">When to ask again; null where that would not help.</param>
internal sealed record Refusal(IResult Answer, string? Challenge = null, TimeSpan? RetryAfter = null);
