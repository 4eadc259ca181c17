namespace CoProduction.Registry.Texts;

/// <summary>Searches texts for words. All must occur, each anywhere; case, marks and the usual spellings of a letter make no difference.</summary>
public sealed class WordSearch
{
    /// <summary>The length from which a word is also found in its other spellings. A shorter one would be found nearly everywhere.</summary>
    private const int ShortestSpelled = 3;

    private readonly IReadOnlyList<(string Letters, string? Spelled)> words;

    /// <param name="text">The words, separated by white space; an empty text finds everything.</param>
    public WordSearch(string text) =>
        words =
        [
            .. text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)
                .Select(Folding.Letters)
                .Select(letters => (letters, letters.Length < ShortestSpelled ? null : Folding.Spelled(letters))),
        ];

    /// <summary>Whether each of the words occurs in one of the texts.</summary>
    public bool Finds(IEnumerable<string?> texts)
    {
        if (words.Count == 0)
        {
            return true;
        }

        var folded = texts.OfType<string>().Select(Folding.Letters).Select(letters => (Letters: letters, Spelled: Folding.Spelled(letters))).ToArray();
        return words.All(word => folded.Any(text =>
            text.Letters.Contains(word.Letters, StringComparison.Ordinal)
            || (word.Spelled is { } spelled && text.Spelled.Contains(spelled, StringComparison.Ordinal))));
    }
}
