using System.Buffers;
using System.Globalization;
using System.Text;

namespace CoProduction.Registry;

/// <summary>The rules for free text in the register, and its longest lengths in UTF-16 characters.</summary>
public static class Wording
{
    /// <summary>Names, operators, towns, publishers, units.</summary>
    public const int Name = 200;

    /// <summary>Titles of sources.</summary>
    public const int Title = 500;

    /// <summary>Addresses of sources.</summary>
    public const int Url = 2000;

    /// <summary>Notes of any record.</summary>
    public const int Notes = 2000;

    /// <summary>What is wrong with a text that is present; null if nothing is.</summary>
    public static string? Fault(string value, int longest) =>
        value.Length > longest ? $"Must have at most {longest} characters; this has {value.Length}."
        : value.Any(IsControlOrLineBreak) ? "Must not contain control characters or line breaks."
        : value.Any(IsHidden) ? "Must not contain invisible characters, such as those that turn the direction of reading."
        : !IsWellFormed(value) ? "Must not contain half of a surrogate pair, which no UTF-8 can hold."
        : value.Trim().Length != value.Length ? "Must not begin or end with white space."
        : null;

    private static bool IsControlOrLineBreak(char letter) => char.IsControl(letter) || letter is '\u2028' or '\u2029';

    // Invisible characters can make texts that look alike differ, or make one text look like another. Joiners stay because scripts and emoji use
    // them; plain direction marks stay because names that mix Hebrew or Arabic with Latin use them.
    private static bool IsHidden(char letter) =>
        letter is '\uFFFE' or '\uFFFF'
        || (char.GetUnicodeCategory(letter) == UnicodeCategory.Format && letter is not ('\u200C' or '\u200D' or '\u200E' or '\u200F' or '\u061C'));

    internal static bool IsWellFormed(ReadOnlySpan<char> value)
    {
        while (!value.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(value, out _, out var consumed) != OperationStatus.Done)
            {
                return false;
            }

            value = value[consumed..];
        }

        return true;
    }
}
