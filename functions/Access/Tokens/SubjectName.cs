using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace CoProduction.Functions.Access.Tokens;

/// <summary>
/// Names a subject in at most 100 printable ASCII characters, for histories, logs and keys. Two subjects never get the same name: where the
/// subject itself is no such name, its readable part is followed by a hash of all of it.
/// </summary>
internal static partial class SubjectName
{
    private const int Longest = 100;
    private const int HashLength = 32;
    private const int LongestReadable = Longest - HashLength - 1;

    public static string Of(string subject)
    {
        if (subject.Length is > 0 and <= Longest && subject.All(IsPlain) && !EndsLikeAHash().IsMatch(subject))
        {
            return subject;
        }

        var readable = new string([.. subject.Take(LongestReadable).Select(letter => IsPlain(letter) ? letter : '_')]);
        return $"{readable}~{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(subject)))[..HashLength]}";
    }

    /// <summary>The name of the subject that somebody asks for, by itself or by its name.</summary>
    public static string Meant(string text) => text.Length <= Longest && text.All(IsPlain) ? text : Of(text);

    private static bool IsPlain(char letter) => letter is > ' ' and <= '~';

    // A subject that looks like a made name would otherwise be able to pass for another subject.
    [GeneratedRegex(@"~[0-9a-f]{32}\z", RegexOptions.CultureInvariant)]
    private static partial Regex EndsLikeAHash();
}
