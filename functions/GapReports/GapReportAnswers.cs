using CoProduction.Functions.Http;
using CoProduction.Registry.Items;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CoProduction.Functions.GapReports;

/// <summary>Answers requests for reports and analyses, and the problems that they share.</summary>
internal static class GapReportAnswers
{
    /// <summary>Answers what is computed from the current register.</summary>
    /// <param name="query">The query; the computation may find further faults in it.</param>
    /// <param name="compute">The computation; null only if it found a fault in the query.</param>
    public static async Task<Results<ETagged<TValue>, InvalidQueryProblem, CycleProblem>> Of<TValue>(Query query, Func<Task<TValue?>> compute)
        where TValue : class
    {
        var (value, cycle) = query.Faults.Count > 0 ? (null, null) : await Try(compute);
        return query.Faults.Count > 0 ? new InvalidQueryProblem(query.Faults)
            : cycle is not null ? cycle
            : new ETagged<TValue>(value!);
    }

    /// <summary>Answers what is computed from an archived register.</summary>
    /// <param name="query">The query; the computation may find further faults in it.</param>
    /// <param name="compute">The computation; null without a fault in the query if there is nothing at this address.</param>
    public static async Task<Results<ETagged<TValue>, InvalidQueryProblem, NotFoundProblem, CycleProblem>> Find<TValue>(Query query, Func<Task<TValue?>> compute)
        where TValue : class
    {
        var (value, cycle) = query.Faults.Count > 0 ? (null, null) : await Try(compute);
        return query.Faults.Count > 0 ? new InvalidQueryProblem(query.Faults)
            : cycle is not null ? cycle
            : value is null ? new NotFoundProblem()
            : new ETagged<TValue>(value);
    }

    /// <summary>Computes a value, or the problem if the register's materials form a cycle.</summary>
    public static async Task<(TValue? Value, CycleProblem? Cycle)> Try<TValue>(Func<Task<TValue?>> compute)
        where TValue : class
    {
        try
        {
            return (await compute(), null);
        }
        catch (BillOfMaterialsCycleException found)
        {
            // Every write is checked, but two programs writing at once can close a cycle that neither closes alone.
            return (null, new CycleProblem(found));
        }
    }
}
