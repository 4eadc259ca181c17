using System.Text;

namespace CoProduction.Functions.Tests.Duplicates;

/// <summary>Variations of texts with the same meaning.</summary>
internal static class Writing
{
    private static readonly string[] LegalForms = ["Inc.", "LLC", "Ltd", "GmbH", "S.A.", "AS", "Sp. z o.o.", "PLC", "AB", "Oy", "S.p.A.", "a.s."];
    private static readonly string[] OtherOperators = ["Ministry of Defence", "State Property Fund", "Federal Procurement Agency", "Northern Holdings"];
    private static readonly string[] Plants = ["plant", "works", "factory", "facility", "production site"];

    private static readonly (string Long, string Short)[] Shorter =
    [
        ("Army Ammunition Plant", "AAP"), ("General Dynamics", "GD"), ("Lockheed Martin", "LM"), ("Northrop Grumman", "NG"), ("Manufacturing", "Mfg."),
        ("Facility", "Fac."), ("International", "Intl"), ("Systems", "Sys."), ("Munitions", "Mun."), ("Ammunition", "Ammo"), ("Aerospace", "Aero"),
        ("Mitsubishi Heavy Industries", "MHI"), ("Munitions India Limited", "MIL"), ("Missiles", "Msl."), ("Maintenance", "Maint."), ("Army Depot", "AD"),
        ("Air Logistics Complex", "ALC"), ("Company", "Co."), ("Industries", "Ind."), ("Shipbuilding", "Shipbldg"), ("Shipyard", "Shpyd"),
    ];

    private static readonly (string English, string Other)[] Translations =
    [
        ("plant", "Werk"), ("factory", "fabryka"), ("works", "usine"), ("Works", "Werke"), ("facility", "site"), ("Plant", "zakład"), ("Ammunition", "Munition"),
        ("ammunition", "amunicja"), ("Munitions", "Ammunition"),
    ];

    private static readonly (string Marked, string Plain, string Out)[] Letters =
    [
        ("ä", "a", "ae"), ("ö", "o", "oe"), ("ü", "u", "ue"), ("ß", "s", "ss"), ("å", "a", "aa"), ("ø", "o", "oe"), ("æ", "a", "ae"), ("ł", "l", "l"),
        ("ę", "e", "e"), ("ą", "a", "a"), ("ó", "o", "o"), ("ż", "z", "z"), ("ń", "n", "n"), ("ś", "s", "s"), ("č", "c", "c"), ("á", "a", "a"), ("é", "e", "e"),
        ("ă", "a", "a"), ("ı", "i", "i"), ("Ż", "Z", "Z"), ("í", "i", "i"),
    ];

    public static string LegalForm(Random random) => LegalForms[random.Next(LegalForms.Length)];

    public static string OtherOperator(Random random) => OtherOperators[random.Next(OtherOperators.Length)];

    /// <summary>One letter of one word left out, doubled, replaced or swapped with the next; never the first, and no digit.</summary>
    public static string Mistyped(string text, Random random)
    {
        var places = Enumerable.Range(1, text.Length - 1).Where(at => char.IsLetter(text[at]) && char.IsLetter(text[at - 1])).ToArray();
        var at = places[random.Next(places.Length)];
        var other = (char)('a' + random.Next(26));
        return random.Next(4) switch
        {
            0 => text.Remove(at, 1),
            1 => text.Insert(at, text[at].ToString()),
            2 => $"{text[..at]}{other}{text[(at + 1)..]}",
            _ => $"{text[..(at - 1)]}{text[at]}{text[at - 1]}{text[(at + 1)..]}",
        };
    }

    public static string WithOtherLegalForm(string text, Random random)
    {
        var dropped = LegalForms.Append("Zrt.").Append("Limited").Append("Corporation").Append("Inc").FirstOrDefault(form => text.EndsWith($" {form}", StringComparison.Ordinal));
        return dropped is null ? $"{text} {LegalForm(random)}" : text[..^(dropped.Length + 1)];
    }

    public static string Abbreviated(string name, string @operator)
    {
        var text = Shorter.Aggregate(name, (now, pair) => now.Replace(pair.Long, pair.Short, StringComparison.Ordinal));
        var words = Before(@operator, '(').Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var initials = string.Concat(words.Where(word => char.IsUpper(word[0])).Select(word => word[0]));
        return text == name && words.Length > 1 && initials.Length == words.Length
            ? name.Replace(string.Join(' ', words), initials, StringComparison.Ordinal)
            : text;
    }

    public static string WithoutMarks(string text) => Letters.Aggregate(text, (now, letter) => now.Replace(letter.Marked, letter.Plain, StringComparison.Ordinal));

    public static string WrittenOut(string text) => Letters.Aggregate(text, (now, letter) => now.Replace(letter.Marked, letter.Out, StringComparison.Ordinal));

    public static string Reordered(string text, Random random)
    {
        if (text.Split(", ") is [var first, var second])
        {
            return $"{second} {first}";
        }

        var words = text.Split(' ');
        var turn = words.Length > 1 ? 1 + random.Next(words.Length - 1) : 0;
        return string.Join(' ', words[turn..].Concat(words[..turn]));
    }

    public static string Bare(string text)
    {
        var bare = new StringBuilder();
        foreach (var letter in text.ToLowerInvariant())
        {
            bare.Append(letter is ',' or '/' or '(' or ')' or '-' ? ' ' : letter);
        }

        return bare.ToString().Trim();
    }

    public static string Before(string text, char mark) => text.IndexOf(mark, StringComparison.Ordinal) is > 0 and var at ? text[..at].Trim() : text;

    /// <summary>The text in parentheses if it names an owner; otherwise the first of several names, or the first word of a longer name.</summary>
    public static string Group(string text)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        if (open > 0)
        {
            return text[(open + 1)..].TrimEnd(')').Trim();
        }

        var first = Before(text, '/');
        return first != text ? first : text.Split(' ')[0];
    }

    public static string WithPlant(string text, Random random) => $"{text} {Plants[random.Next(Plants.Length)]}";

    public static string Translated(string text) =>
        string.Join(' ', text.Split(' ').Select(word => Translations.FirstOrDefault(pair => pair.English == word.TrimEnd(',')).Other ?? word));
}
