using System.Text;

namespace CoProduction.Registry.Texts;

/// <summary>Searches texts for words. All must occur, each anywhere; case, marks and the usual spellings of a letter make no difference.</summary>
public sealed class WordSearch
{
    /// <summary>The length from which a word is also found in its other spellings. A shorter one would be found nearly everywhere.</summary>
    private const int ShortestSpelled = 3;

    private readonly IReadOnlyList<(byte[] Letters, byte[]? Spelled)> words;

    /// <param name="text">The words, separated by white space; an empty text finds everything.</param>
    public WordSearch(string text) =>
        words =
        [
            .. text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)
                .Select(Folding.Letters)
                .Select(letters => (Encoding.UTF8.GetBytes(letters), letters.Length < ShortestSpelled ? null : Encoding.UTF8.GetBytes(Folding.Spelled(letters)))),
        ];

    /// <summary>Whether each of the words occurs in one of the texts.</summary>
    public bool Finds(FoldedTexts texts) =>
        words.All(word => texts.HaveLetters(word.Letters) || (word.Spelled is { } spelled && texts.HaveSpelling(spelled)));
}
