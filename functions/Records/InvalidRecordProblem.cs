using CoProduction.Functions.Http;

namespace CoProduction.Functions.Records;

/// <summary>The body is not a record that the register accepts: it cannot be read, has faults, or is too large.</summary>
public sealed class InvalidRecordProblem(InvalidBodyProblem problem) : ProblemResult(problem.Answer), IProblemKinds
{
    internal InvalidRecordProblem(IReadOnlyList<BodyFault> faults)
        : this(new InvalidBodyProblem(faults))
    {
    }

    public static IReadOnlyList<ProblemKind> Kinds { get; } =
        [InvalidBodyProblem.InvalidJson, InvalidBodyProblem.ValidationFailed, Problems.RecordTooLarge, .. InvalidBodyProblem.Unreadable];
}
