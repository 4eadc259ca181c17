using Microsoft.AspNetCore.Http.HttpResults;

namespace CoProduction.Functions.Http;

/// <summary>The body cannot be read, or has faults. The problem names all of them.</summary>
public sealed class InvalidBodyProblem : ProblemResult, IProblemKinds
{
    public static readonly ProblemKind BadRequest = new(
        "bad-request", StatusCodes.Status400BadRequest, "Bad request", "The request is not valid HTTP.");

    public static readonly ProblemKind InvalidJson = new(
        "invalid-json", StatusCodes.Status400BadRequest, "Invalid JSON",
        "The body is empty, not UTF-8, not JSON, or nested more than 32 levels deep.");

    public static readonly ProblemKind ValidationFailed = new(
        "validation-failed", StatusCodes.Status400BadRequest, "Validation failed",
        "`errors` names every fault in the body, each with a JSON pointer.");

    public static readonly ProblemKind RequestTimeout = new(
        "request-timeout", StatusCodes.Status408RequestTimeout, "Request timeout", "The body did not arrive in time.");

    public static readonly ProblemKind BodyTooLarge = new(
        "body-too-large", StatusCodes.Status413PayloadTooLarge, "Body too large", "The body exceeds the size limit.");

    public static readonly ProblemKind UnsupportedMediaType = new(
        "unsupported-media-type", StatusCodes.Status415UnsupportedMediaType, "Unsupported media type",
        "The operation does not accept the content type of the body.");

    public InvalidBodyProblem(IReadOnlyList<BodyFault> faults)
        : base(ValidationFailed.Answer(
            faults.Count == 1 ? "One value is wrong; nothing was changed." : $"{faults.Count} values are wrong; nothing was changed.", FaultMembers.Of(faults)))
    {
    }

    private InvalidBodyProblem(ProblemHttpResult problem)
        : base(problem)
    {
    }

    /// <summary>The problems of every function that reads a body, regardless of its content.</summary>
    public static IReadOnlyList<ProblemKind> Unreadable { get; } = [BadRequest, RequestTimeout, BodyTooLarge, UnsupportedMediaType];

    public static IReadOnlyList<ProblemKind> Kinds { get; } = [InvalidJson, ValidationFailed, .. Unreadable];

    internal static InvalidBodyProblem Of(ProblemKind kind, string detail) => new(kind.Answer(detail));
}
