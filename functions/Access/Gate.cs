using System.Reflection;
using CoProduction.Functions.Access.Tokens;
using CoProduction.Functions.Hosting;
using CoProduction.Functions.Hosting.Front;
using Microsoft.Net.Http.Headers;

namespace CoProduction.Functions.Access;

/// <summary>Lets a request pass to a function that is not <see cref="OpenAttribute"/> only with a <see cref="Caller"/>.</summary>
internal sealed partial class Gate(TokenCheck tokens, ILogger<Gate> logger) : IRequestRule
{
    private const string Scheme = "Bearer";
    private const int RetryAfterSeconds = 5;

    public async ValueTask<IResult?> Check(HttpContext context, MethodInfo? function)
    {
        if (function is null || function.IsDefined(typeof(OpenAttribute)))
        {
            return null;
        }

        if (TokenOf(context.Request) is not { } token)
        {
            context.Response.Headers.WWWAuthenticate = Scheme;
            return AccessProblems.Unauthenticated();
        }

        var correlation = Correlation.Id(context);
        try
        {
            switch (await tokens.Check(token, context.RequestAborted))
            {
                case TokenVerdict.Believed believed:
                    context.Features.Set(believed.Caller);
                    return null;
                case TokenVerdict.WithoutRole known:
                    Log.WithoutRole(logger, known.Partner.Value, known.Subject, correlation);
                    return AccessProblems.Forbidden("Your token holds no role of this program.");
                case TokenVerdict.Refused refused:
                    Log.Refused(logger, refused.Cause, correlation);
                    break;
            }
        }
        catch (IssuerUnavailableException)
        {
            Log.IssuerAway(logger, correlation);
            context.Response.Headers[HeaderNames.RetryAfter] = $"{RetryAfterSeconds}";
            return AccessProblems.IssuerUnavailable();
        }

        context.Response.Headers.WWWAuthenticate = $"{Scheme} error=\"invalid_token\"";
        return AccessProblems.Unauthenticated();
    }

    /// <summary>What is sent as a token; null where none is. Two headers are one token that cannot be read.</summary>
    private static string? TokenOf(HttpRequest request) =>
        request.Headers.Authorization.ToString() is var sent
            && sent.StartsWith($"{Scheme} ", StringComparison.OrdinalIgnoreCase)
            && sent[(Scheme.Length + 1)..].Trim() is { Length: > 0 } token
            ? token
            : null;

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "A token was refused: {Cause} Correlation id {CorrelationId}.")]
        public static partial void Refused(ILogger logger, string cause, string correlationId);

        [LoggerMessage(Level = LogLevel.Information, Message = "{Subject} of {Partner} has a token without a role; correlation id {CorrelationId}.")]
        public static partial void WithoutRole(ILogger logger, string partner, string subject, string correlationId);

        [LoggerMessage(Level = LogLevel.Warning, Message = "A token could not be checked, because its issuer tells no keys; correlation id {CorrelationId}.")]
        public static partial void IssuerAway(ILogger logger, string correlationId);
    }
}
