namespace CoProduction.Functions.Http;

/// <summary>The query has faults. The problem names all of them.</summary>
public sealed class InvalidQueryProblem : ProblemResult, IProblemKinds
{
    public static readonly ProblemKind Kind = new(
        "invalid-query", StatusCodes.Status400BadRequest, "Invalid query",
        "`errors` names every parameter that is unknown, repeated, empty or invalid.");

    public InvalidQueryProblem(IReadOnlyList<QueryFault> faults)
        : base(Kind.Answer(
            string.Join(' ', faults.Take(10).Select(fault => $"{fault.Parameter}: {fault.Detail}")),
            FaultMembers.Of(faults)))
    {
    }

    public static IReadOnlyList<ProblemKind> Kinds => [Kind];
}

/// <summary>A fault in a query.</summary>
/// <param name="Parameter">The name of the query parameter.</param>
/// <param name="Detail">What is wrong, and what a valid value looks like.</param>
public sealed record QueryFault(string Parameter, string Detail);
