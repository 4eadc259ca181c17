using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace CoProduction.Functions.Tests.Hosting;

/// <summary>The paths that a route accepts. Between two parameters, constraints count as if they accepted everything.</summary>
internal static class RouteShape
{
    private static readonly ParameterPolicyFactory Constraints =
        new ServiceCollection().AddLogging().AddRouting().BuildServiceProvider().GetRequiredService<ParameterPolicyFactory>();

    /// <summary>Whether some path fits both routes.</summary>
    public static bool Overlap(string one, string other)
        => Forms(one).Any(first => Forms(other).Any(second => Overlap(first.AsSpan(), second.AsSpan())));

    private static bool Overlap(ReadOnlySpan<RoutePatternPart?> one, ReadOnlySpan<RoutePatternPart?> other)
    {
        if (one is [RoutePatternParameterPart { IsCatchAll: true }, ..] || other is [RoutePatternParameterPart { IsCatchAll: true }, ..])
        {
            return true;
        }

        if (one.IsEmpty || other.IsEmpty)
        {
            return one.IsEmpty && other.IsEmpty;
        }

        return Overlap(one[0], other[0]) && Overlap(one[1..], other[1..]);
    }

    private static bool Overlap(RoutePatternPart? one, RoutePatternPart? other) => (one, other) switch
    {
        (RoutePatternLiteralPart first, RoutePatternLiteralPart second) => string.Equals(first.Content, second.Content, StringComparison.OrdinalIgnoreCase),
        (RoutePatternLiteralPart literal, RoutePatternParameterPart parameter) => Takes(parameter, literal.Content),
        (RoutePatternParameterPart parameter, RoutePatternLiteralPart literal) => Takes(parameter, literal.Content),
        _ => true,
    };

    private static bool Takes(RoutePatternParameterPart parameter, string text)
        => parameter.ParameterPolicies
            .Select(policy => Constraints.Create(parameter, policy))
            .OfType<IRouteConstraint>()
            .All(constraint => constraint.Match(null, null, parameter.Name, new RouteValueDictionary { [parameter.Name] = text }, RouteDirection.IncomingRequest));

    // With and without an optional last segment. With maxlength(0), it can only be absent.
    private static IEnumerable<RoutePatternPart?[]> Forms(string route)
    {
        // A segment of several parts is null, because it may be anything.
        var segments = RoutePatternFactory.Parse(route).PathSegments.Select(segment => segment.IsSimple ? segment.Parts[0] : null).ToArray();
        if (segments is [.., RoutePatternParameterPart { IsOptional: true } optional])
        {
            yield return segments[..^1];
            if (optional.ParameterPolicies.Any(policy => policy.Content == "maxlength(0)"))
            {
                yield break;
            }
        }

        yield return segments;
    }
}
