namespace CoProduction.Registry.Texts;

/// <summary>Takes Korean syllables apart and joins them; both follow from the numbers of the letters.</summary>
internal static class Hangul
{
    private const int FirstSyllable = 0xAC00;
    private const int FirstLead = 0x1100;
    private const int FirstVowel = 0x1161;
    private const int BeforeFirstTail = 0x11A7;
    private const int Leads = 19;
    private const int Vowels = 21;
    private const int Tails = 28;

    /// <summary>Adds the letters of a syllable; false if the letter is no syllable.</summary>
    public static bool TakeApart(int letter, List<int> letters)
    {
        var syllable = letter - FirstSyllable;
        if (syllable is < 0 or >= Leads * Vowels * Tails)
        {
            return false;
        }

        letters.Add(FirstLead + (syllable / (Vowels * Tails)));
        letters.Add(FirstVowel + (syllable % (Vowels * Tails) / Tails));
        if (syllable % Tails > 0)
        {
            letters.Add(BeforeFirstTail + (syllable % Tails));
        }

        return true;
    }

    /// <summary>The syllable that two letters make; null if they make none.</summary>
    public static int? Joined(int first, int second)
    {
        if (first - FirstLead is >= 0 and < Leads and var lead && second - FirstVowel is >= 0 and < Vowels and var vowel)
        {
            return FirstSyllable + (((lead * Vowels) + vowel) * Tails);
        }

        return first - FirstSyllable is >= 0 and < Leads * Vowels * Tails and var syllable && syllable % Tails == 0
            && second - BeforeFirstTail is > 0 and < Tails and var tail
                ? FirstSyllable + syllable + tail
                : null;
    }
}
