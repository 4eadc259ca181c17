using System.Globalization;
using System.Text;

namespace CoProduction.Functions.Mail.Templates;

/// <summary>Makes a text safe to stand in a line of a mail.</summary>
internal static class PlainText
{
    private const char Replacement = '\uFFFD';

    /// <summary>
    /// The text in one line: a control character or line break becomes a space; whatever is invisible, turns the direction of reading or is no character becomes
    /// a replacement character, so that it is seen that something was there.
    /// </summary>
    public static string Of(string text)
    {
        if (IsPlain(text))
        {
            return text;
        }

        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            plain.Append(
                IsBreak(rune) ? " "
                : IsHidden(Rune.GetUnicodeCategory(rune)) ? Replacement.ToString()
                : rune.ToString());
        }

        return plain.ToString();
    }

    /// <summary>The text in one line, in which no line break parts a figure from its sign of percent or equality.</summary>
    public static string Typeset(string text) =>
        Of(text).Replace(" %", "\u00A0%", StringComparison.Ordinal).Replace(" = ", "\u00A0=\u00A0", StringComparison.Ordinal);

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
