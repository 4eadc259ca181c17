using System.Text;

namespace CoProduction.Registry;

/// <summary>The written form of an enum's members: lower-case words joined by dashes, as in files and JSON.</summary>
public static class Word
{
    /// <summary>The written form, such as <c>under-construction</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is a cast number that the enum has no member for.</exception>
    public static string Of<TEnum>(TEnum value)
        where TEnum : struct, Enum =>
        Vocabulary<TEnum>.Words.TryGetValue(value, out var word)
            ? word
            : throw new ArgumentOutOfRangeException(nameof(value), value, Rule<TEnum>());

    /// <summary>Reads a written form. Only the exact words are valid; case matters.</summary>
    public static bool TryParse<TEnum>(string? text, out TEnum value)
        where TEnum : struct, Enum =>
        Vocabulary<TEnum>.Values.TryGetValue(text ?? "", out value);

    /// <exception cref="FormatException">The text is none of the words; the message lists them.</exception>
    public static TEnum As<TEnum>(string? text)
        where TEnum : struct, Enum =>
        TryParse<TEnum>(text, out var value) ? value : throw new FormatException($"'{text}' is not right. {Rule<TEnum>()}");

    /// <summary>The valid words, as a sentence.</summary>
    public static string Rule<TEnum>()
        where TEnum : struct, Enum =>
        $"Use one of: {string.Join(", ", Vocabulary<TEnum>.Values.Keys)}.";

    private static class Vocabulary<TEnum>
        where TEnum : struct, Enum
    {
        public static readonly Dictionary<TEnum, string> Words =
            Enum.GetValues<TEnum>().ToDictionary(value => value, value => Dashed(value.ToString()));

        public static readonly Dictionary<string, TEnum> Values =
            Words.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

        private static string Dashed(string name)
        {
            var word = new StringBuilder();
            foreach (var letter in name)
            {
                if (char.IsUpper(letter) && word.Length > 0)
                {
                    word.Append('-');
                }

                word.Append(char.ToLowerInvariant(letter));
            }

            return word.ToString();
        }
    }
}
