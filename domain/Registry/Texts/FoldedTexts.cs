using System.Text;

namespace CoProduction.Registry.Texts;

/// <summary>Texts in the forms in which words are searched for. Folding takes far longer than a search, so it is done once for texts that are searched often.</summary>
public sealed class FoldedTexts
{
    // No word has a white space, so none is found across two texts.
    private const char Between = '\n';

    // The letters, then the spelling: an array for each would cost a tenth more memory.
    private readonly byte[] forms;
    private readonly int lettersEnd;

    private FoldedTexts(string letters)
    {
        forms = Encoding.UTF8.GetBytes(letters + Folding.Spelled(letters));
        lettersEnd = Encoding.UTF8.GetByteCount(letters);
    }

    /// <summary>Folds some texts. Absent ones are passed over.</summary>
    public static FoldedTexts Of(IEnumerable<string?> texts) => new(string.Join(Between, texts.OfType<string>().Select(Folding.Letters)));

    /// <summary>The texts of a record, with its id.</summary>
    public static FoldedTexts Of(IRecord record) => Of(record.Texts.Prepend(record.Id));

    /// <summary>Whether letters that <see cref="Folding.Letters"/> gave occur in a text.</summary>
    internal bool HaveLetters(ReadOnlySpan<byte> word) => forms.AsSpan(0, lettersEnd).IndexOf(word) >= 0;

    /// <summary>Whether a spelling that <see cref="Folding.Spelled"/> gave occurs in a text.</summary>
    internal bool HaveSpelling(ReadOnlySpan<byte> word) => forms.AsSpan(lettersEnd).IndexOf(word) >= 0;
}
