using CoProduction.Functions.Access;
using CoProduction.Functions.Http;
using CoProduction.Registry.Items;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CoProduction.Functions.GapReports;

/// <summary>Answers requests for reports and analyses, and the problems that they share.</summary>
internal static class GapReportAnswers
{
    /// <summary>The same answer, of a function that also leads to other addresses.</summary>
    public static Results<ETagged<TValue>, FormatRedirect, InvalidQueryProblem, CycleProblem, BusyProblem> OrElsewhere<TValue>(
        this Results<ETagged<TValue>, InvalidQueryProblem, CycleProblem, BusyProblem> answer) => answer.Result switch
        {
            ETagged<TValue> found => found,
            InvalidQueryProblem invalid => invalid,
            CycleProblem cycle => cycle,
            var busy => (BusyProblem)busy,
        };

    /// <summary>Answers what is computed from an archived register.</summary>
    /// <param name="gate">Lets the computation have its turn.</param>
    /// <param name="request">The request.</param>
    /// <param name="query">The query; the computation may find further faults in it.</param>
    /// <param name="compute">The computation; null without a fault in the query if there is nothing at this address.</param>
    /// <param name="cancellation">Cancels the wait for the turn.</param>
    public static async Task<Results<ETagged<TValue>, InvalidQueryProblem, NotFoundProblem, CycleProblem, BusyProblem>> Find<TValue>(
        AnalysisGate gate, HttpRequest request, Query query, Func<Task<TValue?>> compute, CancellationToken cancellation)
        where TValue : class
    {
        var (value, cycle, busy) = query.Faults.Count > 0 ? (null, null, null) : await Try<TValue, TValue>(gate, request, compute, cancellation);
        return query.Faults.Count > 0 ? new InvalidQueryProblem(query.Faults)
            : cycle is not null ? cycle
            : busy is not null ? busy
            : value is null ? new NotFoundProblem()
            : new ETagged<TValue>(value);
    }

    /// <inheritdoc cref="Try{TMeasured, TValue}(AnalysisGate, Caller, Func{Task{TValue}}, CancellationToken)"/>
    public static Task<(TValue? Value, CycleProblem? Cycle, BusyProblem? Busy)> Try<TMeasured, TValue>(
        AnalysisGate gate, HttpRequest request, Func<Task<TValue?>> compute, CancellationToken cancellation)
        where TValue : class => Try<TMeasured, TValue>(gate, Caller.Of(request), compute, cancellation);

    /// <summary>Computes a value when its turn comes; or the problem if the register's materials form a cycle, or if too many wait for their turn.</summary>
    /// <typeparam name="TMeasured">The type of the report or analysis, by whose name its time is measured.</typeparam>
    /// <typeparam name="TValue">What is computed: it, or its JSON.</typeparam>
    public static async Task<(TValue? Value, CycleProblem? Cycle, BusyProblem? Busy)> Try<TMeasured, TValue>(
        AnalysisGate gate, Caller caller, Func<Task<TValue?>> compute, CancellationToken cancellation)
        where TValue : class
    {
        using var measured = new ReportMeasurement(NameOf<TMeasured>());
        using var turn = await gate.Enter(caller, cancellation);
        if (!turn.IsAcquired)
        {
            return (null, null, new BusyProblem());
        }

        measured.Begin();
        try
        {
            return (await compute(), null, null);
        }
        catch (BillOfMaterialsCycleException found)
        {
            // Every write is checked, but two programs writing at once can close a cycle that neither closes alone.
            return (null, new CycleProblem(found), null);
        }
    }

    private static string NameOf<TValue>() => typeof(TValue).Name.Replace("Response", "", StringComparison.Ordinal);
}
