using CoProduction.Functions.Http;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Access;

/// <summary>A known caller lacks a right. What it may not even see is a <see cref="NotFoundProblem"/> instead.</summary>
/// <param name="detail">Which right, and whose it is.</param>
public sealed class ForbiddenProblem(string detail) : ProblemResult(Kind.Answer(detail)), IProblemKinds
{
    public static readonly ProblemKind Kind = new(
        "forbidden", StatusCodes.Status403Forbidden, "Forbidden", "The caller's roles or partner do not allow the request.");

    public static IReadOnlyList<ProblemKind> Kinds => [Kind];

    /// <summary>Who may write a record that the caller may not.</summary>
    /// <param name="owner">The partner that owns the record; null if no partner does.</param>
    internal static string WhoMayWrite(CountryCode? owner) =>
        owner is null ? "Only coordinators may change records that no partner owns." : $"Only contributors of {owner} may change this record.";
}
