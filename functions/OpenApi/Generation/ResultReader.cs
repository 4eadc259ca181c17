using System.Reflection;
using CoProduction.Functions.Dashboard;
using CoProduction.Functions.Http;
using CoProduction.Functions.Idempotency;
using CoProduction.Functions.Mail.Consent;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CoProduction.Functions.OpenApi.Generation;

/// <summary>One response that a function's result type allows.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The C# type of the JSON; null for no body, text or bytes.</param>
internal sealed record Answered(int Status, Type? Body);

internal static class ResultReader
{
    private static readonly Dictionary<Type, int> WithBody = new()
    {
        [typeof(Ok<>)] = StatusCodes.Status200OK,
        [typeof(JsonHttpResult<>)] = StatusCodes.Status200OK,
        [typeof(Created<>)] = StatusCodes.Status201Created,
        [typeof(Accepted<>)] = StatusCodes.Status202Accepted,
        [typeof(ETagged<>)] = StatusCodes.Status200OK,
    };

    private static readonly Dictionary<Type, int> WithoutBody = new()
    {
        [typeof(ContentHttpResult)] = StatusCodes.Status200OK,
        [typeof(FileContentHttpResult)] = StatusCodes.Status200OK,
        [typeof(NoContent)] = StatusCodes.Status204NoContent,
        [typeof(ETaggedText)] = StatusCodes.Status200OK,
        [typeof(ETaggedFile)] = StatusCodes.Status200OK,
        [typeof(LastingFile)] = StatusCodes.Status200OK,
        [typeof(StartingPage)] = StatusCodes.Status200OK,
        [typeof(MailPage)] = StatusCodes.Status200OK,
        [typeof(UnknownLinkPage)] = StatusCodes.Status404NotFound,
        [typeof(FormatRedirect)] = StatusCodes.Status307TemporaryRedirect,
        [typeof(SuccessorRedirect)] = StatusCodes.Status308PermanentRedirect,
    };

    /// <summary>Whether the responses have ETags, so that a caller with the current version gets 304.</summary>
    public static bool IsETagged(MethodInfo function) => FunctionResults.Of(function).Any(result =>
        result == typeof(ETaggedText) || result == typeof(LastingFile) || result == typeof(ETaggedFile) || (result.IsGenericType && result.GetGenericTypeDefinition() == typeof(ETagged<>)));

    /// <summary>All responses of the function except problems. A repeated answer has the status of the first, which is another result.</summary>
    /// <exception cref="InvalidOperationException">The type of a result is unknown here.</exception>
    public static IReadOnlyList<Answered> Of(MethodInfo function) =>
        [.. FunctionResults.Of(function).Where(type => type != typeof(Replayed) && !FunctionResults.IsProblem(type)).Select(Read)];

    private static Answered Read(Type result) =>
        result.IsGenericType && WithBody.TryGetValue(result.GetGenericTypeDefinition(), out var status) ? new Answered(status, result.GetGenericArguments()[0])
        : WithoutBody.TryGetValue(result, out status) ? new Answered(status, null)
        : throw new InvalidOperationException($"The response of {result} is unknown: add it to {nameof(ResultReader)}.");
}
