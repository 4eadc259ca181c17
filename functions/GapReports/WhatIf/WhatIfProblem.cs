using CoProduction.Functions.Access;
using CoProduction.Functions.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CoProduction.Functions.GapReports.WhatIf;

/// <summary>The question is valid, but its report cannot be computed or cannot be published.</summary>
public sealed class WhatIfProblem : ProblemResult, IProblemKinds
{
    public static readonly ProblemKind TooManyReports = new(
        "too-many-scenario-reports", StatusCodes.Status409Conflict, "Too many scenario reports",
        "The partner has published as many scenario reports as it may have. A report that is published already can be asked for again.");

    private readonly ProblemResult? shared;

    private WhatIfProblem(ProblemHttpResult problem, ProblemResult? shared = null)
        : base(problem) => this.shared = shared;

    public static IReadOnlyList<ProblemKind> Kinds { get; } = [CycleProblem.Kind, TooManyReports, BusyProblem.Kind];

    /// <summary>A problem that other reports have too.</summary>
    internal static WhatIfProblem Of(ProblemResult shared) => new(shared.Answer, shared);

    internal static WhatIfProblem TooMany(int most) => new(TooManyReports.Answer(
        $"Your partner may have {most} published scenario reports and has as many; this one was not published. Leave snapshot out to get the report on the "
        + $"register as it is now, which is not stored, or ask the operator to raise {Limits.Section}:{nameof(Limits.ScenarioReports)}."));

    public override Task ExecuteAsync(HttpContext httpContext) => shared?.ExecuteAsync(httpContext) ?? base.ExecuteAsync(httpContext);
}
