using System.Globalization;
using System.Text;

namespace CoProduction.Functions.Mail.Briefings;

/// <summary>Makes a text safe to stand in a line of a mail.</summary>
internal static class PlainText
{
    /// <summary>The most characters of one text. Longer ones are cut, so that a name cannot fill the mail.</summary>
    public const int Longest = 1_000;

    private const char Replacement = '\uFFFD';

    /// <summary>
    /// The text in one line: a control character or line break becomes a space; whatever is invisible, turns the direction of reading or is no character becomes
    /// a replacement character, so that it is seen that something was there.
    /// </summary>
    public static string Of(string text)
    {
        if (text.Length <= Longest && IsPlain(text))
        {
            return text;
        }

        var plain = new StringBuilder(Math.Min(text.Length, Longest) + 1);
        foreach (var rune in text.EnumerateRunes())
        {
            if (plain.Length + rune.Utf16SequenceLength > Longest - 1 && text.Length > Longest)
            {
                plain.Append('…');
                break;
            }

            plain.Append(
                IsBreak(rune) ? " "
                : IsHidden(Rune.GetUnicodeCategory(rune)) ? Replacement.ToString()
                : rune.ToString());
        }

        return plain.ToString();
    }

    private static bool IsPlain(string text)
    {
        foreach (var letter in text)
        {
            if (char.IsSurrogate(letter) || IsBreak(new Rune(letter)) || IsHidden(char.GetUnicodeCategory(letter)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsBreak(Rune rune) =>
        Rune.IsControl(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static bool IsHidden(UnicodeCategory category) =>
        category is UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
}
