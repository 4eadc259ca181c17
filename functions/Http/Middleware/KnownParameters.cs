using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.AspNetCore.Authorization;

namespace CoProduction.Functions.Http.Middleware;

/// <summary>
/// Refuses query parameters that a function does not know: a misspelt one would silently not apply. A function whose signature has
/// <see cref="InvalidQueryProblem"/> checks its query itself; any other knows only the parameters of its <see cref="QueryParametersAttribute"/>.
/// </summary>
internal sealed class KnownParameters : IRequestRule
{
    private readonly ConcurrentDictionary<MethodInfo, IReadOnlyList<string>?> known = [];

    public ValueTask<IResult?> Check(HttpContext context, MethodInfo? function) =>
        ValueTask.FromResult<IResult?>(
            function is not null
            && context.Request.Query.Count > 0
            && known.GetOrAdd(function, Of) is { } names
            && new Query(context.Request, names).Faults is { Count: > 0 } faults
                ? new InvalidQueryProblem(faults)
                : null);

    /// <summary>The parameters that a function knows; null if the query is not checked here. Probes and browsers send their own to open functions.</summary>
    private static IReadOnlyList<string>? Of(MethodInfo function) =>
        function.IsDefined(typeof(AllowAnonymousAttribute)) || FunctionResults.Problems(function).Contains(InvalidQueryProblem.Kind)
            ? null
            : function.GetCustomAttribute<QueryParametersAttribute>()?.Names ?? [];
}

/// <summary>Names the query parameters of a function that does not check its query itself.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class QueryParametersAttribute(params string[] names) : Attribute
{
    public IReadOnlyList<string> Names { get; } = names;
}
