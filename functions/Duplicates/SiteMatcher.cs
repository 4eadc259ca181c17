using System.Globalization;

namespace CoProduction.Functions.Duplicates;

/// <summary>Computes how similar two sites of one partner and kind are. README.md in this folder has the measured accuracy.</summary>
public static class SiteMatcher
{
    /// <summary>The score from which two sites are possible duplicates. In measurements, this score separates true pairs from others best.</summary>
    public const double Threshold = 0.8;

    /// <summary>The lowest minimum score that a caller may ask for.</summary>
    public const double Least = 0.5;

    private const double NameShare = 0.6;
    private const double OperatorShare = 0.2;
    private const double TownShare = 0.2;

    /// <summary>The factor for two sites in different towns.</summary>
    private const double InOtherTowns = 0.75;

    /// <summary>The most by which the score can exceed the similarity of the names.</summary>
    private const double AboveNames = 0.1;

    /// <summary>The similarity of operators from which it is given as a reason.</summary>
    private const double Worded = 0.7;

    /// <summary>Compares two sites.</summary>
    /// <exception cref="ArgumentException">The sites have different partners or kinds, so they are never the same.</exception>
    public static Similarity Compare(SiteOutline one, SiteOutline other)
    {
        if (one.Kind != other.Kind || one.Id.Partner != other.Id.Partner)
        {
            throw new ArgumentException("Only sites of the same partner and kind can be compared.", nameof(other));
        }

        return (from first in SiteProfile.Of(one) from second in SiteProfile.Of(other) select Compare(first, second, minimum: 0)!)
            .MaxBy(similarity => similarity.Score)!;
    }

    /// <summary>Compares two sites; null if the score is below the minimum. Stops early if the names alone rule out a higher score.</summary>
    internal static Similarity? Compare(SiteProfile one, SiteProfile other, double minimum)
    {
        var names = NameComparison.Similarity(one, other);
        if (names.OfOnePlace + AboveNames < minimum)
        {
            return null;
        }

        var (operators, towns) = (OperatorComparison.Of(one, other), TownComparison.Of(one, other));
        var name = (operators.IsOneOperator, towns) switch
        {
            (true, TownMatch.SameTown or TownMatch.Near) => names.OfOneOperator,
            (true, TownMatch.Named) => names.OfOnePlace,
            _ => names.Alone,
        };
        var score = Score(name, operators.Similarity, towns);
        return score < minimum ? null : new Similarity(score, [.. Reasons(one.Outline, other.Outline, name, operators, towns), .. Former(one), .. Former(other)]);
    }

    private static double Score(double name, double operators, TownMatch towns)
    {
        var (sum, share) = ((name * NameShare) + (operators * OperatorShare), NameShare + OperatorShare);
        var score = towns switch
        {
            TownMatch.Unknown => sum / share,
            TownMatch.Other => sum / share * InOtherTowns,
            _ => sum + TownShare,
        };
        return Math.Round(Math.Min(score, Math.Min(name + AboveNames, 1)), 4);
    }

    private static IEnumerable<string> Reasons(SiteOutline one, SiteOutline other, double name, OperatorMatch operators, TownMatch towns)
    {
        yield return one.Name == other.Name
            ? $"same name: '{one.Name}'"
            : string.Create(CultureInfo.InvariantCulture, $"name {Percent(name)} % alike: '{one.Name}' and '{other.Name}'");
        if (operators.Similarity >= Worded)
        {
            yield return one.Operator == other.Operator ? $"same operator: '{one.Operator}'"
                : operators.IsInName ? $"the operator of one is in the name of the other: '{one.Operator}' and '{other.Operator}'"
                : string.Create(CultureInfo.InvariantCulture, $"operator {Percent(operators.Similarity)} % alike: '{one.Operator}' and '{other.Operator}'");
        }

        switch (towns)
        {
            case TownMatch.SameTown:
                yield return one.Town == other.Town ? $"same town: '{one.Town}'" : $"same town: '{one.Town}' and '{other.Town}'";
                break;
            case TownMatch.Near:
                yield return one.Town is null || other.Town is null
                    ? "coordinates within 0.05 degrees"
                    : $"coordinates within 0.05 degrees: '{one.Town}' and '{other.Town}'";
                break;
            case TownMatch.Named:
                yield return $"the town of one is in the name of the other: '{one.Town}' and '{other.Town}'";
                break;
            case TownMatch.Unknown:
                yield return "the town of one of them is unknown";
                break;
        }
    }

    private static IEnumerable<string> Former(SiteProfile site)
    {
        if (site.Outline.Name != site.Site.Name)
        {
            yield return $"'{site.Outline.Name}' is a former name of {site.Site.Id}";
        }

        if (site.Outline.Operator != site.Site.Operator)
        {
            yield return $"'{site.Outline.Operator}' is a former name of the operator of {site.Site.Id}";
        }
    }

    // Rounded down, so that different texts are never reported as 100 % alike.
    private static int Percent(double similarity) => (int)((similarity * 100) + 1e-9);
}
