namespace CoProduction.Functions.Duplicates;

/// <summary>
/// Compares two names word by word. The similarity is the share of words that match a word of the other name, weighted by the words' weights.
/// The order of words does not count.
/// </summary>
internal sealed class NameComparison
{
    /// <summary>The factor for an unmatched word that the other site has in its operator or town, where the word distinguishes little.</summary>
    private const double Explained = 0.25;

    /// <summary>The factor if each name has a distinctive word that the other lacks, such as PrSM and GMLRS.</summary>
    private const double Opposed = 0.8;

    /// <summary>The greatest similarity if each name has its own number or letter, as in Line 1 and Line 2.</summary>
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

    /// <summary>The similarity of the names, 0 to 1. The order of the two sites does not matter.</summary>
    public static double Similarity(SiteProfile one, SiteProfile other)
    {
        if (one.Name.Length == 0 || other.Name.Length == 0)
        {
            return one.Outline.Name == other.Outline.Name ? 1 : 0;
        }

        if (string.CompareOrdinal(one.SortKey, other.SortKey) > 0)
        {
            (one, other) = (other, one);
        }

        return new NameComparison(one, other).Similarity();
    }

    private double Similarity()
    {
        MatchSame();
        MatchSeveral(one.Name, oneMatched, other.Name, otherMatched);
        MatchSeveral(other.Name, otherMatched, one.Name, oneMatched);
        MatchMisspelled();
        var (left, lacking, designation) = Left(one, oneMatched, other);
        var (otherLeft, otherLacking, otherDesignation) = Left(other, otherMatched, one);
        var similarity = matched / (paired + left + otherLeft);
        return designation && otherDesignation ? Math.Min(similarity, OpposedDesignations)
            : lacking && otherLacking ? similarity * Opposed
            : similarity;
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

    /// <summary>Matches words that are the initials of several others (AAP), or several others written as one (Wilkesbarre).</summary>
    private void MatchSeveral(NameWord[] words, bool[] wordsMatched, NameWord[] others, bool[] othersMatched)
    {
        for (var at = 0; at < words.Length; at++)
        {
            for (var from = 0; from < others.Length && !wordsMatched[at] && !words[at].IsDesignation; from++)
            {
                if (!othersMatched[from]
                    && others[from].Text[0] == words[at].Text[0]
                    && Spellings.Several(words[at].Text, others, othersMatched, from) is { } count)
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
        var pairs = new List<(int At, int There, double Similarity)>();
        for (var at = 0; at < oneMatched.Length; at++)
        {
            for (var there = 0; there < otherMatched.Length && !oneMatched[at]; there++)
            {
                if (!otherMatched[there] && Spellings.Similarity(one.Name[at], other.Name[there]) is > 0 and var similarity)
                {
                    pairs.Add((at, there, similarity));
                }
            }
        }

        foreach (var (at, there, similarity) in pairs.OrderByDescending(pair => pair.Similarity).ThenBy(pair => pair.At).ThenBy(pair => pair.There))
        {
            if (!oneMatched[at] && !otherMatched[there])
            {
                Match(at, there, similarity);
            }
        }
    }

    private void Match(int at, int there, double similarity)
    {
        (oneMatched[at], otherMatched[there]) = (true, true);
        Count(one.Name[at].Weight + other.Name[there].Weight, similarity);
    }

    private void Count(double weight, double similarity)
    {
        paired += weight;
        matched += similarity * weight;
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
