using CoProduction.Functions.Duplicates;
using CoProduction.Functions.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CoProduction.Functions.Records;

/// <summary>A record with this id already exists, or a new site resembles a registered one.</summary>
public sealed class TakenProblem : ProblemResult, IProblemKinds
{
    public static readonly ProblemKind AlreadyExists = new(
        "already-exists", StatusCodes.Status409Conflict, "Already exists", "`existing` is the address of the record with this id.");

    internal TakenProblem(ProblemHttpResult problem)
        : base(problem)
    {
    }

    internal TakenProblem(string id, string address)
        : this(AlreadyExists.Answer(
            $"A record with the id {id} already exists; nothing was changed. Replace it with PUT, or choose another id.", [new("existing", address)]))
    {
    }

    public static IReadOnlyList<ProblemKind> Kinds { get; } = [AlreadyExists, DuplicateCheck.Kind, Problems.RecordContended];
}
