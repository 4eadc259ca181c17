namespace CoProduction.Functions.Duplicates;

/// <summary>
/// How alike two names are, word by word: the share of their words that have a partner in the other name, each word by its
/// weight. Order does not count.
/// </summary>
internal sealed class NameComparison
{
    private const int MostInitials = 5;
    private const int MostJoined = 3;

    /// <summary>A word without a partner tells little where the other site says it in its operator or town.</summary>
    private const double Explained = 0.25;

    /// <summary>Each name has a word of its own that the other lacks: PrSM here, GMLRS there.</summary>
    private const double Opposed = 0.8;

    /// <summary>The most where each has a number or letter of its own: Line 1 here, Line 2 there.</summary>
    private const double OpposedDesignations = 0.5;

    private readonly SiteProfile one;
    private readonly SiteProfile other;
    private readonly string[] oneWords;
    private readonly string[] otherWords;
    private readonly bool[] oneMatched;
    private readonly bool[] otherMatched;
    private double matched;
    private double paired;

    private NameComparison(SiteProfile one, SiteProfile other)
    {
        (this.one, this.other) = (one, other);
        (oneWords, otherWords) = ([.. one.Name.Select(word => word.Text)], [.. other.Name.Select(word => word.Text)]);
        (oneMatched, otherMatched) = (new bool[oneWords.Length], new bool[otherWords.Length]);
    }

    /// <summary>0 to 1; the same for both orders of the two.</summary>
    public static double Likeness(SiteProfile one, SiteProfile other)
    {
        if (one.Name.Count == 0 || other.Name.Count == 0)
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
        MatchSeveral(one, oneWords, oneMatched, other, otherWords, otherMatched);
        MatchSeveral(other, otherWords, otherMatched, one, oneWords, oneMatched);
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
        for (var at = 0; at < oneWords.Length; at++)
        {
            for (var there = 0; there < otherWords.Length && !oneMatched[at]; there++)
            {
                if (!otherMatched[there] && oneWords[at] == otherWords[there])
                {
                    Match(at, there, 1);
                }
            }
        }
    }

    /// <summary>Words that are the initials of others, or others written as one: AAP, Wilkesbarre.</summary>
    private void MatchSeveral(
        SiteProfile here, string[] words, bool[] wordsMatched, SiteProfile there, string[] others, bool[] othersMatched)
    {
        for (var at = 0; at < words.Length; at++)
        {
            for (var count = 2; count <= MostInitials && !wordsMatched[at] && !here.Name[at].IsDesignation; count++)
            {
                for (var from = 0; from + count <= others.Length; from++)
                {
                    var several = Enumerable.Range(from, count);
                    if (several.Any(index => othersMatched[index])
                        || !(Spellings.AreInitials(words[at], others, from, count) || (count <= MostJoined && words[at] == string.Concat(others.Skip(from).Take(count)))))
                    {
                        continue;
                    }

                    wordsMatched[at] = true;
                    Count(here.Name[at].Weight, 1);
                    foreach (var index in several)
                    {
                        othersMatched[index] = true;
                        Count(there.Name[index].Weight, 1);
                    }

                    break;
                }
            }
        }
    }

    private void MatchMisspelled()
    {
        var pairs =
            from at in Enumerable.Range(0, oneWords.Length)
            where !oneMatched[at]
            from there in Enumerable.Range(0, otherWords.Length)
            where !otherMatched[there]
            let likeness = Spellings.Likeness(one.Name[at].Spelled, other.Name[there].Spelled)
            where likeness > 0
            orderby likeness descending, at, there
            select (at, there, likeness);
        foreach (var (at, there, likeness) in pairs.ToArray())
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
        foreach (var (at, word) in here.Name.Index())
        {
            if (!hereMatched[at])
            {
                var explained = IsSaidElsewhere(word.Text, there);
                weight += explained ? word.Weight * Explained : word.Weight;
                lacking |= !explained && word.Weight == 1;
                designation |= word.IsDesignation;
            }
        }

        return (weight, lacking, designation);
    }

    private static bool IsSaidElsewhere(string word, SiteProfile site) =>
        site.Elsewhere.Contains(word)
        || (word.Length is >= 2 and <= MostInitials
            && Enumerable.Range(0, site.Operator.Count).Any(from => Spellings.AreInitials(word, site.Operator, from, word.Length)));
}
