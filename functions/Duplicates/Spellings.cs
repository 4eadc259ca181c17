using FuzzySharp;

namespace CoProduction.Functions.Duplicates;

/// <summary>Whether two folded words are one word spelled in two ways.</summary>
internal static class Spellings
{
    private const int Alike = 80;
    private const int AlikeWithAnotherBeginning = 85;
    private const int ShortestMisspelled = 4;
    private const int ShortestCut = 4;
    private const double Cut = 0.9;

    /// <summary>1 for the same word, less for a likely misspelling or a word cut short, 0 for another word.</summary>
    public static double Likeness(string one, string other)
    {
        if (one == other)
        {
            return 1;
        }

        var (shorter, longer) = one.Length < other.Length ? (one, other) : (other, one);
        if (longer.Length < ShortestMisspelled || shorter.Length < ShortestMisspelled - 1 || char.IsDigit(one[0]) || char.IsDigit(other[0]))
        {
            return 0;
        }

        if (shorter.Length >= ShortestCut && longer.StartsWith(shorter, StringComparison.Ordinal))
        {
            return Cut;
        }

        if (longer.Length > 2 * shorter.Length)
        {
            return 0;
        }

        // One wrong letter in a short word weighs no more than one in a long word.
        var percent = Fuzz.Ratio(one, other);
        return percent >= (one[0] == other[0] ? Alike : AlikeWithAnotherBeginning) ? (1 + (percent / 100.0)) / 2 : 0;
    }

    /// <summary>Whether a short word is the first letters of others, in their order: AAP for Army Ammunition Plant.</summary>
    public static bool AreInitials(string word, IReadOnlyList<string> words, int from, int count)
    {
        if (word.Length != count || from + count > words.Count)
        {
            return false;
        }

        for (var at = 0; at < count; at++)
        {
            if (words[from + at][0] != word[at])
            {
                return false;
            }
        }

        return true;
    }
}
