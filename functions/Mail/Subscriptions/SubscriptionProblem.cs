using CoProduction.Functions.Http;

namespace CoProduction.Functions.Mail.Subscriptions;

/// <summary>The partner has too many subscriptions.</summary>
public sealed class SubscriptionProblem() : ProblemResult(TooManySubscriptions.Answer(
    $"Your partner may have {SubscriptionChanges.MostPerPartner} subscriptions and has as many. Delete one, or add recipients to another.")), IProblemKinds
{
    public static readonly ProblemKind TooManySubscriptions = new(
        "too-many-subscriptions", StatusCodes.Status409Conflict, "Too many subscriptions", "The partner has as many subscriptions as it may have.");

    public static IReadOnlyList<ProblemKind> Kinds => [TooManySubscriptions];
}

/// <summary>There is no report to send yet.</summary>
public sealed class NoReportProblem() : ProblemResult(NoReport.Answer(
    "No night is complete yet whose report your partner may see. Reports are published each night; try again tomorrow.")), IProblemKinds
{
    public static readonly ProblemKind NoReport = new("no-report-yet", StatusCodes.Status409Conflict, "No report yet", "No report is published yet.");

    public static IReadOnlyList<ProblemKind> Kinds => [NoReport];
}
