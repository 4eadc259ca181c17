using System.Reflection;

namespace CoProduction.Functions.Hosting.Front;

/// <summary>All rules, in the order in which they were registered.</summary>
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
