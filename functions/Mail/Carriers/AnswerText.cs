using System.Text.RegularExpressions;

namespace CoProduction.Functions.Mail.Carriers;

/// <summary>What a mail system says, made fit to be stored and logged: one line, not too long, and without addresses, which are personal data.</summary>
internal static partial class AnswerText
{
    private const int Longest = 300;

    public static string Of(string? text)
    {
        var line = Address().Replace(White().Replace(text ?? "", " ").Trim(), "(address)");
        return line.Length <= Longest ? line : $"{line[..Longest]}…";
    }

    [GeneratedRegex(@"[\s\p{C}]+")]
    private static partial Regex White();

    [GeneratedRegex(@"[^\s<>()""',;:]+@[^\s<>()""',;:]+")]
    private static partial Regex Address();
}
