namespace CoProduction.Functions.Http;

/// <summary>Nothing exists at the address, or the caller may not see it.</summary>
public sealed class NotFoundProblem() : ProblemResult(Kind.Answer("Nothing exists at this address, or you may not see it.")), IProblemKinds
{
    public static readonly ProblemKind Kind = new(
        "not-found", StatusCodes.Status404NotFound, "Not found", "Nothing exists at this address, or the caller may not see it.");

    public static IReadOnlyList<ProblemKind> Kinds => [Kind];
}
