using System.Runtime.InteropServices;
using System.Text;

namespace CoProduction.Registry.Texts;

/// <summary>
/// Texts in the forms in which words are searched for. Folding takes far longer than a search, so it is done once for texts that are searched often. The default
/// has no texts yet.
/// </summary>
public readonly struct FoldedTexts
{
    // No word has a white space, so none is found across two texts.
    private const char Between = '\n';

    // The length of the letters, then the letters, then the spelling: one array, because a register in memory has one for each record.
    private readonly byte[]? forms;

    private FoldedTexts(string letters)
    {
        var (length, spelling) = (Encoding.UTF8.GetByteCount(letters), Folding.Spelled(letters));
        forms = new byte[sizeof(int) + length + Encoding.UTF8.GetByteCount(spelling)];
        MemoryMarshal.Write(forms, length);
        Encoding.UTF8.GetBytes(letters, forms.AsSpan(sizeof(int)));
        Encoding.UTF8.GetBytes(spelling, forms.AsSpan(sizeof(int) + length));
    }

    /// <summary>Whether nothing was folded yet.</summary>
    public bool IsDefault => forms is null;

    /// <summary>Folds some texts. Absent ones are passed over.</summary>
    public static FoldedTexts Of(IEnumerable<string?> texts) => new(string.Join(Between, texts.OfType<string>().Select(Folding.Letters)));

    /// <summary>The texts of a record, with its id.</summary>
    public static FoldedTexts Of(IRecord record) => Of(record.Texts.Prepend(record.Id));

    /// <summary>Whether letters that <see cref="Folding.Letters"/> gave occur in a text.</summary>
    internal bool HaveLetters(ReadOnlySpan<byte> word) => forms.AsSpan(sizeof(int), Length).IndexOf(word) >= 0;

    /// <summary>Whether a spelling that <see cref="Folding.Spelled"/> gave occurs in a text.</summary>
    internal bool HaveSpelling(ReadOnlySpan<byte> word) => forms.AsSpan(sizeof(int) + Length).IndexOf(word) >= 0;

    private int Length => MemoryMarshal.Read<int>(forms);
}
