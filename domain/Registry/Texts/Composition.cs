using System.Globalization;
using System.Text;

namespace CoProduction.Registry.Texts;

/// <summary>
/// Brings text into its composed form (Unicode NFC): an e with an ogonek is one letter, however it was typed. The register states text in this form.
/// </summary>
/// <remarks>Written here because the runtime composes nothing without the operating system's data, which differs between machines.</remarks>
public static class Composition
{
    /// <summary>The first mark; no text of lower characters changes.</summary>
    private const char FirstMark = '\u0300';

    private static readonly Lazy<Tables> Data = new(() => new Tables());

    /// <summary>The composed form. A text with half of a surrogate pair has none and stays as it is.</summary>
    public static string Of(string text)
    {
        if (text.AsSpan().IndexOfAnyExceptInRange('\0', (char)(FirstMark - 1)) < 0 || !Wording.IsWellFormed(text))
        {
            return text;
        }

        var data = Data.Value;
        var letters = new List<int>(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            data.TakeApart(rune.Value, letters);
        }

        data.Order(letters);
        data.Join(letters);
        var composed = new StringBuilder(text.Length);
        foreach (var letter in letters)
        {
            composed.Append(new Rune(letter).ToString());
        }

        return composed.ToString();
    }

    /// <summary>The parts that one letter consists of, such as e and an ogonek; the letter itself if it has none.</summary>
    internal static IReadOnlyList<int> PartsOf(int letter)
    {
        var parts = new List<int>(2);
        Data.Value.TakeApart(letter, parts);
        return parts;
    }

    private sealed class Tables
    {
        private readonly Dictionary<int, int[]> parts = [];
        private readonly Dictionary<(int, int), int> composed = [];
        private readonly Dictionary<int, int> classes = [];

        public Tables()
        {
            foreach (var entry in Entries(CompositionData.Parts))
            {
                var (letter, made) = (Hexadecimal(entry[0].TrimEnd('!')), entry[1].Split('+').Select(Hexadecimal).ToArray());
                parts.Add(letter, made);
                if (made.Length == 2 && !entry[0].EndsWith('!'))
                {
                    composed.Add((made[0], made[1]), letter);
                }
            }

            foreach (var entry in Entries(CompositionData.Classes))
            {
                var ends = entry[0].Split('-').Select(Hexadecimal).ToArray();
                for (var mark = ends[0]; mark <= ends[^1]; mark++)
                {
                    classes.Add(mark, int.Parse(entry[1], CultureInfo.InvariantCulture));
                }
            }
        }

        public void TakeApart(int letter, List<int> letters)
        {
            if (Hangul.TakeApart(letter, letters))
            {
                return;
            }

            if (!parts.TryGetValue(letter, out var made))
            {
                letters.Add(letter);
                return;
            }

            foreach (var part in made)
            {
                TakeApart(part, letters);
            }
        }

        /// <summary>Puts the marks after each letter into the order of their classes. Marks of one class keep their order.</summary>
        public void Order(List<int> letters)
        {
            for (var at = 1; at < letters.Count; at++)
            {
                for (var place = at; place > 0 && ClassOf(letters[place]) > 0 && ClassOf(letters[place - 1]) > ClassOf(letters[place]); place--)
                {
                    (letters[place - 1], letters[place]) = (letters[place], letters[place - 1]);
                }
            }
        }

        /// <summary>Joins each letter with the marks after it, unless a mark of the same class stands in between.</summary>
        public void Join(List<int> letters)
        {
            var (start, end, last) = (-1, 0, 0);
            for (var at = 0; at < letters.Count; at++)
            {
                var (letter, order) = (letters[at], ClassOf(letters[at]));
                var isBlocked = end - start > 1 && last >= order;
                if (start >= 0 && !isBlocked && (Hangul.Joined(letters[start], letter) ?? Composed(letters[start], letter)) is { } joined)
                {
                    letters[start] = joined;
                    continue;
                }

                (start, last) = order == 0 ? (end, 0) : (start, order);
                letters[end++] = letter;
            }

            letters.RemoveRange(end, letters.Count - end);
        }

        private static IEnumerable<string[]> Entries(string text) =>
            text.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Select(entry => entry.Split('='));

        private static int Hexadecimal(string text) => int.Parse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

        private int? Composed(int letter, int mark) => composed.TryGetValue((letter, mark), out var joined) ? joined : null;

        private int ClassOf(int letter) => classes.GetValueOrDefault(letter);
    }
}
