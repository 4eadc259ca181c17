using System.Reflection;

namespace CoProduction.Functions.Http.Middleware;

/// <summary>Applies all rules to a request, in the order of their registration.</summary>
public sealed class RequestRules(IEnumerable<IRequestRule> rules)
{
    /// <inheritdoc cref="IRequestRule.Check"/>
    public async ValueTask<IResult?> Check(HttpContext context, MethodInfo? function)
    {
        foreach (var rule in rules)
        {
            if (await rule.Check(context, function) is { } answer)
            {
                return answer;
            }
        }

        return null;
    }
}

/// <summary>A rule that every HTTP request must pass before it reaches a function, on both hosts.</summary>
public interface IRequestRule
{
    /// <summary>Checks a request. The rule may add headers to the answer.</summary>
    /// <param name="context">The request.</param>
    /// <param name="function">The function's method; null if no function serves the address.</param>
    /// <returns>The answer to give instead of the function's; null to let the request pass.</returns>
    ValueTask<IResult?> Check(HttpContext context, MethodInfo? function);
}
