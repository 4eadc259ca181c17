namespace CoProduction.Functions.Duplicates;

/// <summary>
/// How alike two names are, word by word: the share of their words that have a partner in the other name, each word by its
/// weight. Order does not count.
/// </summary>
internal sealed class NameComparison
{
    /// <summary>A word without a partner tells little where the other site says it in its operator or town.</summary>
    private const double Explained = 0.25;

    /// <summary>Each name has a word of its own that the other lacks: PrSM here, GMLRS there.</summary>
    private const double Opposed = 0.8;

    /// <summary>The most where each has a number or letter of its own: Line 1 here, Line 2 there.</summary>
    private const double OpposedDesignations = 0.5;

    private readonly SiteProfile one;
    private readonly SiteProfile other;
    private readonly bool[] oneMatched;
    private readonly bool[] otherMatched;
    private double matched;
    private double paired;

    private NameComparison(SiteProfile one, SiteProfile other)
    {
        (this.one, this.other) = (one, other);
        (oneMatched, otherMatched) = (new bool[one.Name.Length], new bool[other.Name.Length]);
    }

    /// <summary>0 to 1; the same for both orders of the two.</summary>
    public static double Likeness(SiteProfile one, SiteProfile other)
    {
        if (one.Name.Length == 0 || other.Name.Length == 0)
        {
            return one.Outline.Name == other.Outline.Name ? 1 : 0;
        }

        if (string.CompareOrdinal(one.SortKey, other.SortKey) > 0)
        {
            (one, other) = (other, one);
        }

        return new NameComparison(one, other).Likeness();
    }

    private double Likeness()
    {
        MatchSame();
        MatchSeveral(one.Name, oneMatched, other.Name, otherMatched);
        MatchSeveral(other.Name, otherMatched, one.Name, oneMatched);
        MatchMisspelled();
        var (left, lacking, designation) = Left(one, oneMatched, other);
        var (otherLeft, otherLacking, otherDesignation) = Left(other, otherMatched, one);
        var likeness = matched / (paired + left + otherLeft);
        return designation && otherDesignation ? Math.Min(likeness, OpposedDesignations)
            : lacking && otherLacking ? likeness * Opposed
            : likeness;
    }

    private void MatchSame()
    {
        for (var at = 0; at < oneMatched.Length; at++)
        {
            for (var there = 0; there < otherMatched.Length && !oneMatched[at]; there++)
            {
                if (!otherMatched[there] && one.Name[at].Text == other.Name[there].Text)
                {
                    Match(at, there, 1);
                }
            }
        }
    }

    /// <summary>Words that are the initials of others, or others written as one: AAP, Wilkesbarre.</summary>
    private void MatchSeveral(NameWord[] words, bool[] wordsMatched, NameWord[] others, bool[] othersMatched)
    {
        for (var at = 0; at < words.Length; at++)
        {
            for (var from = 0; from < others.Length && !wordsMatched[at] && !words[at].IsDesignation; from++)
            {
                if (!othersMatched[from] && others[from].Text[0] == words[at].Text[0] && Spellings.Several(words[at].Text, others, othersMatched, from) is { } count)
                {
                    wordsMatched[at] = true;
                    Count(words[at].Weight, 1);
                    for (var index = from; index < from + count; index++)
                    {
                        othersMatched[index] = true;
                        Count(others[index].Weight, 1);
                    }
                }
            }
        }
    }

    private void MatchMisspelled()
    {
        var pairs = new List<(int At, int There, double Likeness)>();
        for (var at = 0; at < oneMatched.Length; at++)
        {
            for (var there = 0; there < otherMatched.Length && !oneMatched[at]; there++)
            {
                if (!otherMatched[there] && Spellings.Likeness(one.Name[at], other.Name[there]) is > 0 and var likeness)
                {
                    pairs.Add((at, there, likeness));
                }
            }
        }

        foreach (var (at, there, likeness) in pairs.OrderByDescending(pair => pair.Likeness).ThenBy(pair => pair.At).ThenBy(pair => pair.There))
        {
            if (!oneMatched[at] && !otherMatched[there])
            {
                Match(at, there, likeness);
            }
        }
    }

    private void Match(int at, int there, double likeness)
    {
        (oneMatched[at], otherMatched[there]) = (true, true);
        Count(one.Name[at].Weight + other.Name[there].Weight, likeness);
    }

    private void Count(double weight, double likeness)
    {
        paired += weight;
        matched += likeness * weight;
    }

    private static (double Weight, bool Lacking, bool Designation) Left(SiteProfile here, bool[] hereMatched, SiteProfile there)
    {
        var (weight, lacking, designation) = (0.0, false, false);
        for (var at = 0; at < hereMatched.Length; at++)
        {
            if (!hereMatched[at])
            {
                var word = here.Name[at];
                var explained = there.SaysElsewhere(word.Text);
                weight += explained ? word.Weight * Explained : word.Weight;
                lacking |= !explained && word.Weight == 1;
                designation |= word.IsDesignation;
            }
        }

        return (weight, lacking, designation);
    }
}
