using FuzzySharp;

namespace CoProduction.Functions.Duplicates;

/// <summary>Compares two operators. A company, its group and its initials count as nearly the same, and so does a company after which a site is named.</summary>
internal static class OperatorComparison
{
    private const double Related = 0.9;

    /// <summary>How the operators of two sites relate.</summary>
    public static OperatorMatch Of(SiteProfile one, SiteProfile other)
    {
        if (one.Operator.Count == 0 || other.Operator.Count == 0)
        {
            return new OperatorMatch(one.Outline.Operator == other.Outline.Operator ? 1 : 0);
        }

        if (one.Operator.SequenceEqual(other.Operator))
        {
            return new OperatorMatch(1);
        }

        if (AreRelated(one, other) || AreRelated(other, one))
        {
            return new OperatorMatch(Related);
        }

        var spelled = Fuzz.TokenSetRatio(string.Join(' ', one.Operator), string.Join(' ', other.Operator)) / 100.0;
        return spelled < Related && (IsInName(one, other) || IsInName(other, one)) ? new OperatorMatch(Related, IsInName: true) : new OperatorMatch(spelled);
    }

    private static bool AreRelated(SiteProfile one, SiteProfile other)
    {
        IReadOnlyList<string> all = [.. other.Operator, .. other.Parent];
        return AreIn(one.Operator, all) || AreIn(OwnWords(one), all);
    }

    /// <summary>Whether the words are all among others, by themselves or as initials, in either way: PGZ, Polska Grupa Zbrojeniowa.</summary>
    private static bool AreIn(IReadOnlyList<string> words, IReadOnlyList<string> all) =>
        words.All(word => all.Contains(word) || Spellings.AreInitialsAmong(word, all))
        || (words.Count > 1 && all.Contains(string.Concat(words.Select(word => word[0]))));

    private static bool IsInName(SiteProfile one, SiteProfile other) => OwnWords(one).All(word => other.Name.Any(own => own.Text == word));

    /// <summary>The words that tell the operator from others; all of its words if there are none.</summary>
    private static IReadOnlyList<string> OwnWords(SiteProfile site) =>
        site.Operator.Where(word => !NameWords.IsOfTheField(word)).ToArray() is { Length: > 0 } own ? own : site.Operator;
}

/// <summary>How the operators of two sites relate.</summary>
/// <param name="Similarity">Their similarity, 0 to 1.</param>
/// <param name="IsInName">Whether they are alike only because the name of one site has the operator of the other.</param>
internal readonly record struct OperatorMatch(double Similarity, bool IsInName = false)
{
    /// <summary>Whether the operators are one company, or a company and its group.</summary>
    public bool IsOneOperator => !IsInName && Similarity >= 0.9;
}
