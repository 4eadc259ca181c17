using FuzzySharp;

namespace CoProduction.Functions.Duplicates;

/// <summary>Compares two operators. A company, its group and its initials count as nearly the same.</summary>
internal static class OperatorComparison
{
    private const double Related = 0.9;

    /// <summary>The similarity of the operators, 0 to 1.</summary>
    public static double Similarity(SiteProfile one, SiteProfile other)
    {
        if (one.Operator.Count == 0 || other.Operator.Count == 0)
        {
            return one.Outline.Operator == other.Outline.Operator ? 1 : 0;
        }

        if (one.Operator.SequenceEqual(other.Operator))
        {
            return 1;
        }

        return AreRelated(one, other) || AreRelated(other, one)
            ? Related
            : Fuzz.TokenSetRatio(string.Join(' ', one.Operator), string.Join(' ', other.Operator)) / 100.0;
    }

    private static bool AreRelated(SiteProfile one, SiteProfile other)
    {
        IReadOnlyList<string> all = [.. other.Operator, .. other.Parent];
        return one.Operator.All(word => all.Contains(word) || Spellings.AreInitialsAmong(word, all));
    }
}
