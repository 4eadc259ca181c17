using CoProduction.Functions.Http;
using CoProduction.Registry.Items;

namespace CoProduction.Functions.GapReports;

/// <summary>The register's materials form a cycle, so nothing can be computed from it.</summary>
/// <param name="found">The cycle.</param>
public sealed class CycleProblem(BillOfMaterialsCycleException found)
    : ProblemResult(Kind.Answer(
        $"{found.Message} Remove one of these items from the materials of the item before it. Until then, no report can be computed.",
        [new("cycle", found.Cycle.Select(item => item.Value).ToArray())])), IProblemKinds
{
    public static readonly ProblemKind Kind = new(
        "bill-of-materials-cycle", StatusCodes.Status409Conflict, "Cycle in the bill of materials",
        "`cycle` names items that are materials of themselves. Nothing can be computed until one of them is changed.");

    public static IReadOnlyList<ProblemKind> Kinds => [Kind];
}
