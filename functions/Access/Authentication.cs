using System.Reflection;
using CoProduction.Functions.Access.Tenants;
using CoProduction.Functions.Access.Tokens;
using CoProduction.Functions.Http;
using CoProduction.Functions.Http.Middleware;
using Microsoft.AspNetCore.Authorization;

namespace CoProduction.Functions.Access;

/// <summary>
/// Identifies who calls a function that is not marked <see cref="AllowAnonymousAttribute"/>. Afterwards the request's features hold a
/// <see cref="Caller"/>, or a <see cref="Refusal"/> that <see cref="Challenge"/> answers.
/// </summary>
internal sealed partial class Authentication(TokenCheck tokens, ILogger<Authentication> logger) : IRequestRule
{
    private const string WhatToSend = "Send Authorization: Bearer with a valid token from an issuer that this program trusts.";
    private const string Scheme = "Bearer";

    public async ValueTask<IResult?> Check(HttpContext context, MethodInfo? function)
    {
        if (function is not null && !function.IsDefined(typeof(AllowAnonymousAttribute)) && await Refuse(context) is { } refusal)
        {
            context.Features.Set(refusal);
        }

        return null;
    }

    private async ValueTask<Refusal?> Refuse(HttpContext context)
    {
        if (TokenOf(context.Request) is not { } token)
        {
            return new Refusal(AccessProblems.Unauthenticated.Answer(WhatToSend), Challenge: Scheme);
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
                    return new Refusal(new ForbiddenProblem("Your token must name a role: reader, contributor, coordinator or operator."));
                case TokenVerdict.Refused refused:
                    Log.Refused(logger, refused.Cause, correlation);
                    break;
            }
        }
        catch (IssuerUnavailableException)
        {
            Log.IssuerAway(logger, correlation);
            return new Refusal(AccessProblems.IssuerUnavailable.Answer("Your token could not be checked, because its issuer does not answer. Try again shortly."), RetryAfter: IssuerKeys.Pause);
        }
        catch (TenantsUnavailableException)
        {
            Log.TenantsAway(logger, correlation);
            return new Refusal(Problems.StorageUnavailable.Answer("Your token could not be checked, because storage does not answer. Try again shortly."), RetryAfter: IssuerKeys.Pause);
        }

        return new Refusal(AccessProblems.Unauthenticated.Answer(WhatToSend), Challenge: $"{Scheme} error=\"invalid_token\"");
    }

    /// <summary>The token as sent; null if there is none. Two Authorization headers count as one unreadable token.</summary>
    private static string? TokenOf(HttpRequest request) =>
        request.Headers.Authorization.ToString() is var sent
            && sent.StartsWith($"{Scheme} ", StringComparison.OrdinalIgnoreCase)
            && sent[(Scheme.Length + 1)..].Trim() is { Length: > 0 } token
            ? token
            : null;

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Refused a token: {Cause} Correlation id {CorrelationId}.")]
        public static partial void Refused(ILogger logger, string cause, string correlationId);

        [LoggerMessage(
            Level = LogLevel.Information,
            Message = "Refused {Subject} of {Partner}: the token names no role of this program. To let the caller in, assign a role at the issuer. "
                + "Correlation id {CorrelationId}.")]
        public static partial void WithoutRole(ILogger logger, string partner, string subject, string correlationId);

        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "A token could not be checked, because its issuer's keys cannot be fetched. Another entry of the log has the cause. "
                + "Correlation id {CorrelationId}.")]
        public static partial void IssuerAway(ILogger logger, string correlationId);

        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "A token could not be checked, because the table of tenants cannot be read. Another entry of the log has the cause. "
                + "Correlation id {CorrelationId}.")]
        public static partial void TenantsAway(ILogger logger, string correlationId);
    }
}
