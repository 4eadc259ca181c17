using CoProduction.Functions.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CoProduction.Functions.Idempotency;

/// <summary>The request's idempotency key cannot be taken.</summary>
public sealed class IdempotencyProblem : ProblemResult, IProblemKinds
{
    public static readonly ProblemKind Reused = new(
        "idempotency-key-reused", StatusCodes.Status422UnprocessableEntity, "Idempotency key reused",
        "The caller used this `Idempotency-Key` for another request within 24 hours.");

    private IdempotencyProblem(ProblemHttpResult problem)
        : base(problem)
    {
    }

    public static IReadOnlyList<ProblemKind> Kinds { get; } = [PreconditionProblem.InvalidHeader, Reused];

    internal static IdempotencyProblem Unreadable(int longest) => new(PreconditionProblem.InvalidHeader.Answer(
        $"{IdempotencyKeys.Header} must be given once and have 1 to {longest} printable ASCII characters."));

    internal static IdempotencyProblem Missing() => new(PreconditionProblem.InvalidHeader.Answer(
        $"{IdempotencyKeys.Header} must be given, so that a repeated request does nothing twice."));

    internal static IdempotencyProblem UsedBefore() => new(Reused.Answer(
        "The key belongs to another request; nothing was done. Send a new key with a new request, or the same body with the same key."));
}
