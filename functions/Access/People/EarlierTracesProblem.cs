using CoProduction.Functions.Http;
using CoProduction.Registry;

namespace CoProduction.Functions.Access.People;

/// <summary>Rows from before handles name the subject itself, so that it cannot be erased.</summary>
/// <param name="traces">The places that do, and how often.</param>
public sealed class EarlierTracesProblem(IReadOnlyList<TraceCount> traces) : ProblemResult(Kind.Answer(Detail(traces), [new("traces", traces)])), IProblemKinds
{
    public static readonly ProblemKind Kind = new(
        "earlier-traces", StatusCodes.Status409Conflict, "Subject in earlier rows",
        "Rows from before handles name the subject itself; `traces` has the places and how often each does. Nothing was erased.");

    public static IReadOnlyList<ProblemKind> Kinds => [Kind];

    private static string Detail(IReadOnlyList<TraceCount> traces) =>
        $"Rows from before handles name the subject itself: {string.Join(", ", traces.Select(trace => $"{trace.Count} in {Word.Of(trace.Place)}"))}. "
        + "Nothing was erased. Those in imports and reads go with time; those in history and tenants are sealed and stay.";
}
