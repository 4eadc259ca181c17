using CoProduction.Functions.Hosting;
using CoProduction.Registry.Items;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CoProduction.Functions.GapReports;

internal static class GapReportProblems
{
    public static ProblemHttpResult Cycle(BillOfMaterialsCycleException found) =>
        Problems.Problem(
            StatusCodes.Status409Conflict,
            "bill-of-materials-cycle",
            "The register's bill of materials has a cycle.",
            $"{found.Message} Take one of these items out of the materials of the one before it; until then nothing can be computed.",
            [new("cycle", found.Cycle.Select(item => item.Value).ToArray())]);
}
