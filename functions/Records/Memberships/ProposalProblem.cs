using CoProduction.Functions.Http;
using CoProduction.Functions.Idempotency;

namespace CoProduction.Functions.Records.Memberships;

/// <summary>The proposal is not open: it has been decided or withdrawn, or nothing can come of it any more. Or the request's key cannot be taken.</summary>
public sealed class ProposalProblem : ProblemResult, IProblemKinds
{
    public static readonly ProblemKind Closed = new(
        "proposal-closed", StatusCodes.Status409Conflict, "Proposal closed",
        "The proposal has been decided or withdrawn, or its group's name has been used meanwhile.");

    internal ProposalProblem(string detail)
        : base(Closed.Answer(detail))
    {
    }

    internal ProposalProblem(IdempotencyProblem problem)
        : base(problem.Answer)
    {
    }

    public static IReadOnlyList<ProblemKind> Kinds { get; } = [Closed, .. IdempotencyProblem.Kinds];
}
