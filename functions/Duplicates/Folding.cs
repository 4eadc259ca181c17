using System.Text;

namespace CoProduction.Functions.Duplicates;

/// <summary>Brings the usual spellings of a word into one form: <c>Unterlüß</c> and <c>Unterluess</c> both become <c>unterlus</c>.</summary>
internal static class Folding
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
        foreach (var letter in text)
        {
            if (letter is '.' or '\'' or '’' or '&' && word.Length > 0)
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
                words.Add(Word(word.ToString()));
            }

            word.Clear();
        }
    }

    private static string Letter(char letter) => letter switch
    {
        < '\u00C0' => char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter).ToString() : "",
        <= '\u00FF' => Plain(Latin1[letter - '\u00C0']),
        <= '\u017F' => Plain(ExtendedA[letter - '\u0100']),
        'Ș' or 'ș' => "s",
        'Ț' or 'ț' => "t",
        _ => char.IsLetterOrDigit(letter) ? char.ToLowerInvariant(letter).ToString() : "",
    };

    private static string Plain(char letter) => letter == ' ' ? "" : char.IsDigit(letter) ? Pairs[letter - '0'] : letter.ToString();

    private static string Word(string word)
    {
        if (char.IsDigit(word[0]))
        {
            return word.TrimStart('0') is { Length: > 0 } number ? number : "0";
        }

        if (word.Length < ShortestSpelled)
        {
            return word;
        }

        // People write ä as a or ae, ß as ss, and å as aa.
        var spelled = word
            .Replace("ae", "a", StringComparison.Ordinal)
            .Replace("oe", "o", StringComparison.Ordinal)
            .Replace("ue", "u", StringComparison.Ordinal);
        var single = new StringBuilder();
        foreach (var letter in spelled)
        {
            if (single.Length == 0 || single[^1] != letter)
            {
                single.Append(letter);
            }
        }

        return single.ToString();
    }
}
