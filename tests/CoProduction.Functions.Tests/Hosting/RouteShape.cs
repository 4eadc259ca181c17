using Microsoft.AspNetCore.Routing.Patterns;

namespace CoProduction.Functions.Tests.Hosting;

/// <summary>Which paths a route takes, as far as that shows in its template: a constraint counts as if it let everything through.</summary>
internal static class RouteShape
{
    private const string Anything = "*";
    private const string AnythingToTheEnd = "**";

    /// <summary>Whether some path fits both routes.</summary>
    public static bool Overlap(string one, string other)
        => Forms(one).Any(first => Forms(other).Any(second => Overlap(first.AsSpan(), second.AsSpan())));

    private static bool Overlap(ReadOnlySpan<string> one, ReadOnlySpan<string> other)
    {
        if (one is [AnythingToTheEnd, ..] || other is [AnythingToTheEnd, ..])
        {
            return true;
        }

        if (one.IsEmpty || other.IsEmpty)
        {
            return one.IsEmpty && other.IsEmpty;
        }

        return (one[0] == Anything || other[0] == Anything || string.Equals(one[0], other[0], StringComparison.OrdinalIgnoreCase))
            && Overlap(one[1..], other[1..]);
    }

    // With and without an optional last segment. A segment that may hold no character is there only when it is absent.
    private static IEnumerable<string[]> Forms(string route)
    {
        var pattern = RoutePatternFactory.Parse(route);
        var segments = pattern.PathSegments.Select(Shape).ToArray();
        if (pattern.PathSegments is [.., { IsSimple: true } last] && last.Parts[0] is RoutePatternParameterPart { IsOptional: true } optional)
        {
            yield return segments[..^1];
            if (optional.ParameterPolicies.Any(policy => policy.Content == "maxlength(0)"))
            {
                yield break;
            }
        }

        yield return segments;
    }

    private static string Shape(RoutePatternPathSegment segment) => segment.Parts switch
    {
        [RoutePatternLiteralPart literal] => literal.Content,
        [RoutePatternParameterPart { IsCatchAll: true }] => AnythingToTheEnd,
        _ => Anything,
    };
}
