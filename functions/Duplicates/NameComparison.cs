namespace CoProduction.Functions.Duplicates;

/// <summary>
/// Compares two names word by word. The similarity is the share of words that match a word of the other name, weighted by the words' weights.
/// The order of words does not count.
/// </summary>
internal sealed class NameComparison
{
    /// <summary>
    /// The factor for an unmatched word that distinguishes little: the other site has it in its operator or town, it stands in parentheses, or it only
    /// adds to a name that both sites have.
    /// </summary>
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
    private bool sharesOwnName;

    private NameComparison(SiteProfile one, SiteProfile other)
    {
        (this.one, this.other) = (one, other);
        (oneMatched, otherMatched) = (new bool[one.Name.Length], new bool[other.Name.Length]);
    }

    /// <summary>The similarity of the names. The order of the two sites does not matter.</summary>
    public static NameSimilarity Similarity(SiteProfile one, SiteProfile other)
    {
        if (one.Name.Length == 0 || other.Name.Length == 0)
        {
            return one.Outline.Name == other.Outline.Name ? new NameSimilarity(1, 1, 1) : default;
        }

        if (string.CompareOrdinal(one.SortKey, other.SortKey) > 0)
        {
            (one, other) = (other, one);
        }

        return new NameComparison(one, other).Similarity();
    }

    private NameSimilarity Similarity()
    {
        MatchSame();
        MatchSeveral(one.Name, oneMatched, other.Name, otherMatched);
        MatchSeveral(other.Name, otherMatched, one.Name, oneMatched);
        MatchMisspelled();
        var (left, otherLeft) = (Left(one, oneMatched, other), Left(other, otherMatched, one));
        var (lacking, designations) = (left.Lacking && otherLeft.Lacking, left.Designation && otherLeft.Designation);
        var similarity = matched / (paired + left.Weight + otherLeft.Weight);
        similarity = designations ? Math.Min(similarity, OpposedDesignations) : lacking ? similarity * Opposed : similarity;
        return lacking || left.Numbered || otherLeft.Numbered
            ? new NameSimilarity(similarity, similarity, similarity)
            : new NameSimilarity(similarity, Adding(sharesOwnName), Adding(sharesPlace: true));

        double Adding(bool sharesPlace) => matched / (paired + left.Adding(sharesPlace) + otherLeft.Adding(sharesPlace));
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
                        sharesOwnName |= words[at].IsOwnName && others[index].IsOwnName;
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
        sharesOwnName |= one.Name[at].IsOwnName && other.Name[there].IsOwnName;
        Count(one.Name[at].Weight + other.Name[there].Weight, similarity);
    }

    private void Count(double weight, double similarity)
    {
        paired += weight;
        matched += similarity * weight;
    }

    private static Leftover Left(SiteProfile here, bool[] hereMatched, SiteProfile there)
    {
        var left = default(Leftover);
        for (var at = 0; at < hereMatched.Length; at++)
        {
            if (!hereMatched[at])
            {
                var word = here.Name[at];
                left = left.With(word, there.SaysElsewhere(word.Text));
            }
        }

        return left;
    }

    /// <summary>The words of a name that match none of the other.</summary>
    /// <param name="Weight">Their weight.</param>
    /// <param name="OfCompanies">The part of the weight of words that companies say of themselves.</param>
    /// <param name="OfOthers">The part of the weight of all other words that can add to a name.</param>
    /// <param name="Lacking">Whether one of them is distinctive.</param>
    /// <param name="Designation">Whether one of them is a number or letter.</param>
    /// <param name="Numbered">Whether one of them is a number or letter, and no calibre.</param>
    private readonly record struct Leftover(double Weight, double OfCompanies, double OfOthers, bool Lacking, bool Designation, bool Numbered)
    {
        public Leftover With(NameWord word, bool isExplained)
        {
            isExplained |= word.IsRemark;
            var weight = isExplained ? word.Weight * Explained : word.Weight;
            var isOfCompanies = !isExplained && (NameWords.IsOfACompany(word.Text) || NameWords.IsKind(word.Text));
            return new Leftover(
                Weight + weight,
                OfCompanies + (isOfCompanies ? weight : 0),
                OfOthers + (isExplained || isOfCompanies ? 0 : weight),
                Lacking || (!isExplained && word.Weight == 1),
                Designation || word.IsDesignation,
                Numbered || (word.IsDesignation && !word.IsCalibre));
        }

        /// <summary>The weight if these words only add to a name that both sites have.</summary>
        public double Adding(bool sharesPlace) => Weight - ((1 - Explained) * (OfCompanies + (sharesPlace ? OfOthers : 0)));
    }
}

/// <summary>How similar two names are, 0 to 1. Each value is at least the one before.</summary>
/// <param name="Alone">The similarity of the names by themselves.</param>
/// <param name="OfOneOperator">
/// The similarity if both sites are of one operator and in one town. Then a name that only adds words that companies say of themselves is no other
/// name; nor is one that adds any words, unless a number, to a proper name that both sites have.
/// </param>
/// <param name="OfOnePlace">The similarity if, besides, one site is named after the town of the other. Then that is the proper name that both have.</param>
internal readonly record struct NameSimilarity(double Alone, double OfOneOperator, double OfOnePlace);
