using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.Routing.Template;

namespace CoProduction.Functions.Catalog;

/// <summary>The methods that the program accepts at each path.</summary>
public sealed class RouteTable(FunctionCatalog catalog, ParameterPolicyFactory policies)
{
    private readonly Lazy<Route[]> routes = new(() =>
    [
        .. catalog.TriggeredBy<HttpFunctionTrigger>()
            .Where(http => !http.Trigger.TakesEveryMethod)
            .Select(http => Route.Of(http.Trigger, policies)),
    ]);

    /// <summary>The methods at a path, in upper case and alphabetical order; empty if no function serves the path.</summary>
    public IReadOnlyList<string> MethodsAt(HttpContext context) =>
    [
        .. routes.Value.Where(route => route.Fits(context))
            .SelectMany(route => route.Methods)
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    private sealed record Route(TemplateMatcher Matcher, IReadOnlyList<(string Parameter, IRouteConstraint Constraint)> Constraints, string[] Methods)
    {
        public static Route Of(HttpFunctionTrigger trigger, ParameterPolicyFactory policies)
        {
            var pattern = RoutePatternFactory.Parse(trigger.Route);
            return new Route(
                new TemplateMatcher(new RouteTemplate(pattern), []),
                [
                    .. from parameter in pattern.Parameters
                       from policy in parameter.ParameterPolicies
                       select policies.Create(parameter, policy) is IRouteConstraint constraint ? (parameter.Name, constraint)
                           : throw new InvalidFunctionException($"The route '{trigger.Route}' has a policy that is not a constraint."),
                ],
                [.. trigger.Methods.Select(method => method.ToUpperInvariant())]);
        }

        public bool Fits(HttpContext context)
        {
            var values = new RouteValueDictionary();
            return Matcher.TryMatch(context.Request.Path, values)
                && Constraints.All(each => each.Constraint.Match(context, route: null, each.Parameter, values, RouteDirection.IncomingRequest));
        }
    }
}
