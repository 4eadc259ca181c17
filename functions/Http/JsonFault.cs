using System.Text;
using System.Text.Json;

namespace CoProduction.Functions.Http;

/// <summary>Says what is wrong where JSON cannot be read. The parser's own words speak of its options and not of the text.</summary>
internal static class JsonFault
{
    private const string Name = "A name in double quotes";
    private const string Value = "A value (an object, a list, a text in double quotes, a number, true, false or null)";

    /// <summary>What is wrong, and what would be right.</summary>
    /// <param name="json">The text, which is UTF-8.</param>
    /// <param name="fault">The parser's fault.</param>
    /// <param name="deepest">The number of levels that objects and lists may be nested.</param>
    public static string Of(ReadOnlySpan<byte> json, JsonException fault, int deepest)
    {
        var at = Math.Min(Offset(json, fault), json.Length);
        var before = JsonPrefix.Of(json[..at]);
        return at == json.Length ? AtEnd(before)
            : before.IsInText ? InText(json[at])
            : json[at] is (byte)'{' or (byte)'[' && before.Depth == deepest ? $"Objects and lists may be nested {deepest} levels deep, and this one is deeper."
            : json[at] switch
            {
                (byte)'\'' => "Names and texts must stand in double quotes.",
                (byte)'/' or (byte)'#' => "JSON has no comments. Remove this one.",
                (byte)'}' or (byte)']' when before.Last == (byte)',' => $"Nothing follows the comma before {Shown(json[at..])}. Remove that comma.",
                _ => Instead(before, json[at..]),
            };
    }

    private static int Offset(ReadOnlySpan<byte> json, JsonException fault)
    {
        var start = 0;
        for (var line = 0; line < fault.LineNumber; line++)
        {
            start += json[start..].IndexOf((byte)'\n') + 1;
        }

        return start + (int)(fault.BytePositionInLine ?? 0);
    }

    private static string AtEnd(JsonPrefix before) =>
        before.IsInText ? "The JSON ends within a text, whose closing quote is missing."
        : before.Depth > 0 ? "The JSON ends before all objects and lists in it are closed."
        : "The JSON ends before its value is complete.";

    private static string InText(byte at) =>
        at < ' ' ? "A text must not contain a control character. Write a line break as \\n and a tab as \\t."
        : "A backslash in a text must be followed by one of \" \\ / b f n r t, or by u and four hexadecimal digits.";

    private static string Instead(JsonPrefix before, ReadOnlySpan<byte> rest)
    {
        var found = Shown(rest);
        return before.HasBrokenNumber(rest[0]) ? "A number must look like 12, -1.5 or 2e6, without leading zeros."
            : before.HasBrokenWord ? "Only true, false and null stand without quotes."
            : before.ExpectsName ? $"{Name} must stand here, not {found}."
            : before.ExpectsColon ? $"A colon must stand between a name and its value, not {found}."
            : before.ExpectsValue ? $"{Value} must stand here, not {found}."
            : before.Depth == 0 ? $"Nothing may follow the JSON value, but {found} does."
            : $"A comma or the end of the {(before.IsInObject ? "object" : "list")} must stand here, not {found}.";
    }

    /// <summary>The first character.</summary>
    private static string Shown(ReadOnlySpan<byte> rest)
    {
        Rune.DecodeFromUtf8(rest, out var first, out _);
        return Rune.IsControl(first) || Rune.IsWhiteSpace(first) ? $"the character U+{first.Value:X4}" : $"'{first}'";
    }
}
