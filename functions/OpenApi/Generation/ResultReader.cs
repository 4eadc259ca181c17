using System.Reflection;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CoProduction.Functions.OpenApi.Generation;

/// <summary>What a function can answer, as the type of its result says.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">What the JSON is in C#; null for no body, text or bytes.</param>
internal sealed record Answered(int Status, Type? Body);

internal static class ResultReader
{
    private static readonly Dictionary<Type, int> WithBody = new()
    {
        [typeof(Ok<>)] = StatusCodes.Status200OK,
        [typeof(JsonHttpResult<>)] = StatusCodes.Status200OK,
        [typeof(Created<>)] = StatusCodes.Status201Created,
        [typeof(Accepted<>)] = StatusCodes.Status202Accepted,
        [typeof(Resources.Tagged<>)] = StatusCodes.Status200OK,
    };

    private static readonly Dictionary<Type, int> WithoutBody = new()
    {
        [typeof(ContentHttpResult)] = StatusCodes.Status200OK,
        [typeof(FileContentHttpResult)] = StatusCodes.Status200OK,
        [typeof(NoContent)] = StatusCodes.Status204NoContent,
        [typeof(Resources.TaggedText)] = StatusCodes.Status200OK,
        [typeof(Resources.TaggedFile)] = StatusCodes.Status200OK,
        [typeof(Repetition.Replayed)] = StatusCodes.Status201Created,
    };

    /// <summary>Whether its answers have ETags, so that a caller who has one already is answered 304.</summary>
    public static bool IsTagged(MethodInfo function) => Results(function).Any(result =>
        result == typeof(Resources.TaggedText) || result == typeof(Resources.TaggedFile) || (result.IsGenericType && result.GetGenericTypeDefinition() == typeof(Resources.Tagged<>)));

    /// <summary>All that it can answer but problems.</summary>
    /// <exception cref="InvalidOperationException">A result is of a type that is not known here.</exception>
    public static IReadOnlyList<Answered> Of(MethodInfo function) =>
        [.. Results(function).Where(type => type != typeof(ProblemHttpResult)).Select(Read)];

    private static Type[] Results(MethodInfo function)
    {
        var result = function.ReturnType.GetGenericArguments()[0];
        return result.IsGenericType && result.GetInterfaces().Contains(typeof(INestedHttpResult)) ? result.GetGenericArguments() : [result];
    }

    private static Answered Read(Type result) =>
        result.IsGenericType && WithBody.TryGetValue(result.GetGenericTypeDefinition(), out var status) ? new Answered(status, result.GetGenericArguments()[0])
        : WithoutBody.TryGetValue(result, out status) ? new Answered(status, null)
        : throw new InvalidOperationException($"What {result} answers is not known: add it to {nameof(ResultReader)}.");
}
