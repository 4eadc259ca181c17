using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CoProduction.Functions.Tests.OpenApi.Fuzz;

/// <summary>Makes texts that match a pattern of the document: letters, classes, groups, alternatives and counts. Lookarounds are tried out.</summary>
internal sealed class PatternText
{
    private const int MostTries = 200;
    private const string Letters = "abcxyzABCXYZäŁΩж";
    private const string Digits = "0123456789";

    private readonly string pattern;
    private readonly Random random;
    private int at;

    private PatternText(string pattern, Random random) => (this.pattern, this.random) = (pattern, random);

    /// <summary>A text with a length in this range; null if none was found.</summary>
    public static string? Of(string pattern, int least, int most, Random random)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            var text = new PatternText(pattern, random).Alternatives();
            if (text.Length >= least && text.Length <= most && Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant))
            {
                return text;
            }
        }

        return null;
    }

    private string Alternatives()
    {
        // All alternatives are made, so that the position is after them whichever one is chosen.
        var made = new List<string> { Sequence() };
        while (at < pattern.Length && pattern[at] == '|')
        {
            at++;
            made.Add(Sequence());
        }

        return made[random.Next(made.Count)];
    }

    private string Sequence()
    {
        var text = new StringBuilder();
        while (at < pattern.Length && pattern[at] is not ('|' or ')'))
        {
            var start = at;
            var atom = Atom();
            var end = at;
            var count = Count();
            for (var n = 0; n < count; n++)
            {
                text.Append(n == 0 ? atom : Again(start, end));
            }
        }

        return text.ToString();
    }

    private string Again(int start, int end) => new PatternText(pattern[start..end], random).Atom();

    private string Atom()
    {
        switch (pattern[at++])
        {
            case '^' or '$':
                return "";
            case '(':
                return Group();
            case '[':
                return Class();
            case '\\':
                return Escaped();
            case '.':
                return "x";
            case var letter:
                return $"{letter}";
        }
    }

    private string Group()
    {
        var looks = at < pattern.Length && pattern[at] == '?';
        if (looks)
        {
            at += pattern[at + 1] == '<' ? 3 : 2;
        }

        var made = Alternatives();
        at++;
        return looks ? "" : made;
    }

    private string Class()
    {
        var choices = new StringBuilder();
        while (pattern[at] != ']')
        {
            if (pattern[at] == '\\')
            {
                at++;
                choices.Append(Escaped());
            }
            else if (pattern[at + 1] == '-' && pattern[at + 2] != ']')
            {
                choices.Append((char)random.Next(pattern[at], pattern[at + 2] + 1));
                at += 3;
            }
            else
            {
                choices.Append(pattern[at++]);
            }
        }

        at++;
        return $"{choices[random.Next(choices.Length)]}";
    }

    private string Escaped()
    {
        var letter = pattern[at++];
        if (letter != 'p')
        {
            return $"{letter}";
        }

        var category = pattern[at + 1];
        at += 3;
        var from = category == 'L' ? Letters : Digits;
        return $"{from[random.Next(from.Length)]}";
    }

    /// <summary>The number of repetitions of the atom.</summary>
    private int Count()
    {
        switch (at < pattern.Length ? pattern[at] : ' ')
        {
            case '?':
                at++;
                return random.Next(2);
            case '*':
                at++;
                return random.Next(3);
            case '+':
                at++;
                return random.Next(1, 6);
            case '{':
                var end = pattern.IndexOf('}', at);
                var bounds = pattern[(at + 1)..end].Split(',').Select(bound => int.Parse(bound, CultureInfo.InvariantCulture)).ToArray();
                at = end + 1;
                return random.Next(bounds[0], Math.Min(bounds[^1], bounds[0] + 8) + 1);
            default:
                return 1;
        }
    }
}
