using CoProduction.Functions.Http;

namespace CoProduction.Functions.Records;

/// <summary>Other records refer to the record to delete.</summary>
/// <param name="id">The id of the record to delete.</param>
/// <param name="referrers">The path and id of some of the other records.</param>
public sealed class StillReferencedProblem(string id, IReadOnlyList<string> referrers)
    : ProblemResult(Kind.Answer(
        $"{id} was not deleted, because these records refer to it"
            + $"{(referrers.Count < RecordKind.MostReferrers ? "" : " (there may be more)")}: {string.Join(", ", referrers)}.",
        [new("referrers", referrers)])), IProblemKinds
{
    public static readonly ProblemKind Kind = new(
        "still-referenced", StatusCodes.Status409Conflict, "Still referenced", "`referrers` names records that refer to this one.");

    public static IReadOnlyList<ProblemKind> Kinds => [Kind];
}
