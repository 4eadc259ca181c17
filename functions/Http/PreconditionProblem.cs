using Microsoft.AspNetCore.Http.HttpResults;

namespace CoProduction.Functions.Http;

/// <summary>The request does not name the version that it changes, or names one that is not current.</summary>
public sealed class PreconditionProblem : ProblemResult, IProblemKinds
{
    public static readonly ProblemKind InvalidHeader = new(
        "invalid-header", StatusCodes.Status400BadRequest, "Invalid header", "`If-Match` or `Idempotency-Key` is not valid.");

    public static readonly ProblemKind Conflict = new(
        "version-conflict", StatusCodes.Status412PreconditionFailed, "Version conflict",
        "`If-Match` does not name the current version, or `If-None-Match: *` was sent for something that exists.");

    public static readonly ProblemKind Required = new(
        "precondition-required", StatusCodes.Status428PreconditionRequired, "Precondition required", "The request has no `If-Match`, nor `If-None-Match: *` where that is allowed.");

    private PreconditionProblem(ProblemHttpResult problem)
        : base(problem)
    {
    }

    public static IReadOnlyList<ProblemKind> Kinds { get; } = [InvalidHeader, Conflict, Required, Problems.RecordContended];

    internal static PreconditionProblem NoIfMatch() =>
        new(Required.Answer("Send the ETag of the version that you read in If-Match, or send If-Match: * to change any version."));

    internal static PreconditionProblem NoPrecondition() =>
        new(Required.Answer("Send the ETag of the version that you read in If-Match, If-Match: * to change any version, or If-None-Match: * to add what is not there."));

    internal static PreconditionProblem ExistsAlready() =>
        new(Conflict.Answer("It is there already, but If-None-Match says that it is not; nothing was changed. Read it, and send its ETag in If-Match."));

    internal static PreconditionProblem UnreadableIfMatch() =>
        new(InvalidHeader.Answer("If-Match must be * or a list of quoted ETags, as GET returns them."));

    internal static PreconditionProblem OtherVersion() =>
        new(Conflict.Answer("The record has changed since you read it; nothing was changed. Read it again and apply your change to the new version."));
}
