using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CoProduction.Functions.Http;

/// <summary>
/// A problem as the result of a function. Each subtype names its kinds of problem, so the function's signature shows which problems it
/// returns.
/// </summary>
public abstract class ProblemResult(ProblemHttpResult problem) : IResult, IStatusCodeHttpResult, IValueHttpResult<ProblemDetails>
{
    /// <summary>The response.</summary>
    public ProblemHttpResult Answer => problem;

    public int? StatusCode => problem.StatusCode;

    public ProblemDetails Value => problem.ProblemDetails;

    public virtual Task ExecuteAsync(HttpContext httpContext) => problem.ExecuteAsync(httpContext);
}

/// <summary>Names the kinds of problem that a result can be.</summary>
public interface IProblemKinds
{
    static abstract IReadOnlyList<ProblemKind> Kinds { get; }
}
