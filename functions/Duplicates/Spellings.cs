using System.Numerics;
using FuzzySharp;

namespace CoProduction.Functions.Duplicates;

/// <summary>Finds out whether two folded words are spellings of one word, or whether one word stands for several.</summary>
internal static class Spellings
{
    private const int Alike = 80;
    private const int AlikeWithAnotherBeginning = 85;
    private const int ShortestMisspelled = 4;
    private const int ShortestCut = 4;
    private const double Cut = 0.9;
    private const int MostInitials = 5;
    private const int MostJoined = 3;

    /// <summary>The similarity of two words: 1 for the same word, less for a likely misspelling or abbreviation, 0 for a different word.</summary>
    public static double Similarity(in NameWord one, in NameWord other)
    {
        if (one.Spelled == other.Spelled)
        {
            return 1;
        }

        var (shorter, longer) = one.Spelled.Length < other.Spelled.Length ? (one, other) : (other, one);
        var (least, most) = (shorter.Spelled.Length, longer.Spelled.Length);
        if (most < ShortestMisspelled || least < ShortestMisspelled - 1 || char.IsDigit(shorter.Spelled[0]) || char.IsDigit(longer.Spelled[0]))
        {
            return 0;
        }

        if (least >= ShortestCut && longer.Spelled.StartsWith(shorter.Spelled, StringComparison.Ordinal))
        {
            return Cut;
        }

        // A letter that one word lacks is in no common sequence of letters. This test rules out most words cheaply.
        var needed = shorter.Spelled[0] == longer.Spelled[0] ? Alike : AlikeWithAnotherBeginning;
        var common = Math.Min(
            least - BitOperations.PopCount(shorter.Letters & ~longer.Letters), most - BitOperations.PopCount(longer.Letters & ~shorter.Letters));
        if (200 * common < (needed - 1) * (least + most))
        {
            return 0;
        }

        // The average with 1 makes a wrong letter in a short word weigh about as much as in a long word.
        var percent = Fuzz.Ratio(shorter.Spelled, longer.Spelled);
        return percent >= needed ? (1 + (percent / 100.0)) / 2 : 0;
    }

    /// <summary>
    /// How many words, starting at <paramref name="from"/>, a word stands for: as their initials (AAP) or as one compound (Wilkesbarre). Null
    /// if it stands for none.
    /// </summary>
    public static int? Several(string word, NameWord[] others, bool[] othersMatched, int from)
    {
        var length = others[from].Text.Length;
        for (var count = 2; count <= MostInitials && from + count <= others.Length && !othersMatched[from + count - 1]; count++)
        {
            var several = others.AsSpan(from, count);
            length += several[^1].Text.Length;
            if (AreInitials(word, several) || (count <= MostJoined && length == word.Length && AreJoined(word, several)))
            {
                return count;
            }
        }

        return null;
    }

    /// <summary>Whether a short word consists of the initials of consecutive words among the others.</summary>
    public static bool AreInitialsAmong(string word, IReadOnlyList<string> words)
    {
        for (var from = 0; word.Length is >= 2 and <= MostInitials && from + word.Length <= words.Count; from++)
        {
            var at = 0;
            while (at < word.Length && words[from + at][0] == word[at])
            {
                at++;
            }

            if (at == word.Length)
            {
                return true;
            }
        }

        return false;
    }

    private static bool AreInitials(string word, ReadOnlySpan<NameWord> words)
    {
        var are = word.Length == words.Length;
        for (var at = 0; are && at < word.Length; at++)
        {
            are = words[at].Text[0] == word[at];
        }

        return are;
    }

    private static bool AreJoined(string word, ReadOnlySpan<NameWord> words)
    {
        var rest = word.AsSpan();
        foreach (var part in words)
        {
            if (!rest.StartsWith(part.Text, StringComparison.Ordinal))
            {
                return false;
            }

            rest = rest[part.Text.Length..];
        }

        return rest.IsEmpty;
    }
}
