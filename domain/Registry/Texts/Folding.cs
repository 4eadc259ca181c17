using System.Globalization;
using System.Text;

namespace CoProduction.Registry.Texts;

/// <summary>
/// Brings the usual spellings of a word into one form: <c>UNTERLÜSS</c>, <c>Unterluess</c> and <c>unterluss</c> all become <c>unterlus</c>. The search
/// for words and the search for duplicates both compare in this form.
/// </summary>
public static class Folding
{
    /// <summary>The length from which spellings are unified. Shorter words are abbreviations or codes, in which every letter counts.</summary>
    private const int ShortestSpelled = 5;

    // Latin-1 from À and Latin Extended-A from Ā, letter by letter. A digit is an index into Pairs, for letters that become two.
    private const string Latin1 = "aaaaaa1ceeeeiiiidnooooo ouuuuy23aaaaaa1ceeeeiiiidnooooo ouuuuy2y";
    private const string ExtendedA =
        "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii44jjkkklllllll"
        + "lllnnnnnnnnnoooooo55rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

    private static readonly string[] Pairs = ["", "ae", "th", "ss", "ij", "oe"];

    /// <summary>The words of a text, folded. Numbers and letters are separate words, also in <c>F-35</c> and <c>PAC-3</c>.</summary>
    public static IReadOnlyList<string> Words(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var letter in Composition.Of(text).EnumerateRunes())
        {
            if (IsMark(letter) || (letter.Value is '.' or '\'' or '’' or '&' && word.Length > 0))
            {
                continue;
            }

            var folded = Letter(letter);
            if (word.Length > 0 && (folded.Length == 0 || char.IsDigit(folded[0]) != char.IsDigit(word[^1])))
            {
                End();
            }

            word.Append(folded);
        }

        End();
        return words;

        void End()
        {
            if (word.Length > 0)
            {
                words.Add(char.IsDigit(word[0]) ? Number(word.ToString()) : word.Length < ShortestSpelled ? word.ToString() : Spelled(word.ToString()));
            }

            word.Clear();
        }
    }

    /// <summary>A text with folded letters: no case and no marks, but with its spelling and with everything between the words.</summary>
    public static string Letters(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text.ToLowerInvariant();
        }

        var letters = new StringBuilder(text.Length);
        foreach (var letter in Composition.Of(text).EnumerateRunes().Where(letter => !IsMark(letter)))
        {
            letters.Append(Letter(letter) is { Length: > 0 } folded ? folded : letter.ToString());
        }

        return letters.ToString();
    }

    /// <summary>One spelling for all that people write: ä as a or ae, ß as ss, å as aa, and a letter once or twice.</summary>
    internal static string Spelled(string letters)
    {
        var spelled = letters
            .Replace("ae", "a", StringComparison.Ordinal)
            .Replace("oe", "o", StringComparison.Ordinal)
            .Replace("ue", "u", StringComparison.Ordinal);
        var single = new StringBuilder();
        foreach (var letter in spelled)
        {
            if (single.Length == 0 || single[^1] != letter || char.IsDigit(letter))
            {
                single.Append(letter);
            }
        }

        return single.ToString();
    }

    private static string Letter(Rune letter) => letter.Value switch
    {
        < '\u00C0' => Rune.IsLetterOrDigit(letter) && letter.IsAscii ? Rune.ToLowerInvariant(letter).ToString() : "",
        <= '\u00FF' => Plain(Latin1[letter.Value - '\u00C0']),
        <= '\u017F' => Plain(ExtendedA[letter.Value - '\u0100']),
        'ẞ' => "ss",
        _ => Rune.IsLetterOrDigit(letter) || IsSignOfScript(letter) ? Rune.ToLowerInvariant(Unmarked(letter)).ToString() : "",
    };

    private static string Plain(char letter) => letter == ' ' ? "" : char.IsDigit(letter) ? Pairs[letter - '0'] : letter.ToString();

    /// <summary>The letter without its marks: ș, ế and ё as s, e and е. A syllable of several letters stays whole.</summary>
    private static Rune Unmarked(Rune letter) =>
        Composition.PartsOf(letter.Value) is var parts && parts.Skip(1).All(part => IsMark(new Rune(part))) ? new Rune(parts[0]) : letter;

    /// <summary>The marks that European alphabets set on letters. Marks of other scripts are vowels, which tell words apart.</summary>
    private static bool IsMark(Rune letter) => letter.Value is >= 0x0300 and <= 0x036F;

    private static bool IsSignOfScript(Rune letter) => Rune.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static string Number(string digits) => digits.TrimStart('0') is { Length: > 0 } number ? number : "0";
}
