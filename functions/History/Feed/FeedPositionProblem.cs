using CoProduction.Functions.Http;

namespace CoProduction.Functions.History.Feed;

/// <summary>The changes cannot be followed from a position.</summary>
public sealed class FeedPositionProblem : ProblemResult, IProblemKinds
{
    public static readonly ProblemKind Expired = new(
        "feed-position-expired", StatusCodes.Status410Gone, "Feed position expired",
        "The position is older than the oldest change in the feed. Start again from an export as JSON lines.");

    public static readonly ProblemKind Outdated = new(
        "feed-position-outdated", StatusCodes.Status410Gone, "Feed position outdated",
        "The records that the caller may see have changed since the position was issued. Start again from an export as JSON lines.");

    public static readonly ProblemKind Unknown = new(
        "feed-position-unknown", StatusCodes.Status410Gone, "Feed position unknown",
        "The register does not know the position: another register gave it, or a backup was restored. Start again from an export as JSON lines.");

    internal FeedPositionProblem(ProblemKind kind, string detail)
        : base(kind.Answer($"{detail} Start again: GET /api/v1/exports/json-lines returns the register and a new position."))
    {
    }

    public static IReadOnlyList<ProblemKind> Kinds { get; } = [Expired, Outdated, Unknown];
}
