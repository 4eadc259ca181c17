using System.Reflection;
using CoProduction.Functions.Access.Tokens;
using CoProduction.Functions.Hosting;
using CoProduction.Functions.Hosting.Front;

namespace CoProduction.Functions.Access;

/// <summary>
/// Finds out who calls a function that is not <see cref="OpenAttribute"/>: the request has a <see cref="Caller"/> from then on, or a
/// <see cref="Refusal"/> that the <see cref="Gate"/> will give.
/// </summary>
internal sealed partial class Identification(TokenCheck tokens, ILogger<Identification> logger) : IRequestRule
{
    private const string Scheme = "Bearer";

    public async ValueTask<IResult?> Check(HttpContext context, MethodInfo? function)
    {
        if (function is not null && !function.IsDefined(typeof(OpenAttribute)) && await Refuse(context) is { } refusal)
        {
            context.Features.Set(refusal);
        }

        return null;
    }

    private async ValueTask<Refusal?> Refuse(HttpContext context)
    {
        if (TokenOf(context.Request) is not { } token)
        {
            return new Refusal(AccessProblems.Unauthenticated(), Challenge: Scheme);
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
                    return new Refusal(AccessProblems.Forbidden("Your token holds no role of this program."));
                case TokenVerdict.Refused refused:
                    Log.Refused(logger, refused.Cause, correlation);
                    break;
            }
        }
        catch (IssuerUnavailableException)
        {
            Log.IssuerAway(logger, correlation);
            return new Refusal(AccessProblems.IssuerUnavailable(), RetryAfter: IssuerKeys.Pause);
        }

        return new Refusal(AccessProblems.Unauthenticated(), Challenge: $"{Scheme} error=\"invalid_token\"");
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
