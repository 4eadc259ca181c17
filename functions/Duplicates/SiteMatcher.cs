using System.Globalization;

namespace CoProduction.Functions.Duplicates;

/// <summary>Tells how much two sites of one partner and kind look like one. README.md in this folder says what that was measured to do.</summary>
public static class SiteMatcher
{
    /// <summary>The score from which two sites are suspected to be one; measured to part true pairs from others best.</summary>
    public const double Suspicious = 0.8;

    /// <summary>The least score that anything is asked or told by.</summary>
    public const double Least = 0.5;

    private const double NameShare = 0.6;
    private const double OperatorShare = 0.2;
    private const double PlaceShare = 0.2;

    /// <summary>What is left of the score of two sites in different towns.</summary>
    private const double InOtherTowns = 0.75;

    /// <summary>How much operator and place can add to the likeness of the names, which must be alike themselves.</summary>
    private const double AboveNames = 0.1;

    private const double Worded = 0.7;

    /// <exception cref="ArgumentException">They are of different partners or kinds, which are never one.</exception>
    public static Likeness Compare(SiteOutline one, SiteOutline other)
    {
        if (one.Kind != other.Kind || one.Id.Partner != other.Id.Partner)
        {
            throw new ArgumentException("Only sites of one partner and kind are compared.", nameof(other));
        }

        return Compare(new SiteProfile(one), new SiteProfile(other), minimum: 0)!;
    }

    /// <summary>Null where the score is less than the minimum; what names alone rule out is not looked at further.</summary>
    internal static Likeness? Compare(SiteProfile one, SiteProfile other, double minimum)
    {
        var name = NameComparison.Likeness(one, other);
        if (name + AboveNames < minimum)
        {
            return null;
        }

        var (run, place) = (OperatorComparison.Likeness(one, other), PlaceComparison.Of(one, other));
        var score = Score(name, run, place);
        return score < minimum ? null : new Likeness(score, [.. Reasons(one.Outline, other.Outline, name, run, place)]);
    }

    private static double Score(double name, double run, Place place)
    {
        var (sum, share) = ((name * NameShare) + (run * OperatorShare), NameShare + OperatorShare);
        var score = place switch
        {
            Place.Unknown => sum / share,
            Place.Other => sum / share * InOtherTowns,
            _ => sum + PlaceShare,
        };
        return Math.Round(Math.Min(score, Math.Min(name + AboveNames, 1)), 4);
    }

    private static IEnumerable<string> Reasons(SiteOutline one, SiteOutline other, double name, double run, Place place)
    {
        yield return one.Name == other.Name
            ? $"same name: '{one.Name}'"
            : string.Create(CultureInfo.InvariantCulture, $"name {Percent(name)} % alike: '{one.Name}' and '{other.Name}'");
        if (run >= Worded)
        {
            yield return one.Operator == other.Operator
                ? $"same operator: '{one.Operator}'"
                : string.Create(CultureInfo.InvariantCulture, $"operator {Percent(run)} % alike: '{one.Operator}' and '{other.Operator}'");
        }

        switch (place)
        {
            case Place.SameTown:
                yield return one.Town == other.Town ? $"same town: '{one.Town}'" : $"same town: '{one.Town}' and '{other.Town}'";
                break;
            case Place.Near:
                yield return one.Town is null || other.Town is null
                    ? "coordinates within 0.05 degrees"
                    : $"coordinates within 0.05 degrees: '{one.Town}' and '{other.Town}'";
                break;
            case Place.Unknown:
                yield return "the town of one of them is unknown";
                break;
        }
    }

    // Rounded down: what is not quite the same is never said to be 100 % alike.
    private static int Percent(double likeness) => (int)((likeness * 100) + 1e-9);
}
