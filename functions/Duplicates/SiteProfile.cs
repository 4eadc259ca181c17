using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Duplicates;

/// <summary>A word of a site's name.</summary>
/// <param name="Text">In the form that stands for all words of its meaning: <c>ammunition</c> for munitions.</param>
/// <param name="Spelled">As it is spelled.</param>
/// <param name="Weight">How much it tells that site apart, more than 0 to 1.</param>
internal readonly record struct NameWord(string Text, string Spelled, double Weight)
{
    /// <summary>A number or a single letter: Line 2, Hall B. Two of them are never one misspelled.</summary>
    public bool IsDesignation => Text.Length == 1 || char.IsDigit(Text[0]);

    /// <summary>Which letters it is spelled with, a bit for each of a to z and one for all others.</summary>
    public uint Letters { get; } = Spelled.Aggregate(0u, (letters, letter) => letters | (1u << (char.IsAsciiLetterLower(letter) ? letter - 'a' : 26)));
}

/// <summary>An outline with its texts folded, ready to be compared many times.</summary>
internal sealed class SiteProfile
{
    private const double OfKind = 0.2;
    private const double SaidElsewhere = 0.4;
    private const double OfTheField = 0.5;
    private const double InParentheses = 0.5;

    // All words of the operator and the town.
    private readonly HashSet<string> elsewhere;

    public SiteProfile(SiteOutline outline)
    {
        Outline = outline;
        Operator = Telling(Outside(outline.Operator));
        Parent = Telling(Inside(outline.Operator));
        Town = outline.Town is null ? [] : Folding.Words(outline.Town);
        elsewhere = Operator.Concat(Parent).Concat(Town.Select(Vocabulary.Common)).ToHashSet(StringComparer.Ordinal);
        Name = [.. Weighed(Outside(outline.Name), 1), .. Weighed(Inside(outline.Name), InParentheses)];
        if (Name.Length == 0)
        {
            Name = [.. Folding.Words(outline.Name).Select(word => new NameWord(word, word, 1))];
        }

        SortKey = string.Join(' ', Name.Select(word => word.Text).Order(StringComparer.Ordinal));
    }

    public SiteOutline Outline { get; }

    public CountryCode Partner => Outline.Id.Partner;

    public NameWord[] Name { get; }

    public IReadOnlyList<string> Operator { get; }

    /// <summary>What the operator says in parentheses: as a rule, to whom it belongs.</summary>
    public IReadOnlyList<string> Parent { get; }

    /// <summary>Empty where the town is unknown.</summary>
    public IReadOnlyList<string> Town { get; }

    /// <summary>The words of the name, sorted: sites that are called alike stand near each other in its order.</summary>
    public string SortKey { get; }

    /// <summary>Whether the site has a word, or the words that it is the initials of, in its operator or town.</summary>
    public bool SaysElsewhere(string word) => elsewhere.Contains(word) || Spellings.AreInitialsAmong(word, Operator);

    private static IReadOnlyList<string> Telling(string text) =>
        [.. Vocabulary.Telling(Folding.Words(text)).Select(Vocabulary.Common)];

    private static string Outside(string text) => Split(text).Outside;

    private static string Inside(string text) => Split(text).Inside;

    private static (string Outside, string Inside) Split(string text)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        var close = text.LastIndexOf(')');
        return open > 0 && close > open ? ($"{text[..open]} {text[(close + 1)..]}", text[(open + 1)..close]) : (text, "");
    }

    private IEnumerable<NameWord> Weighed(string text, double factor) =>
        Vocabulary.Telling(Folding.Words(text))
            .Select(word => new NameWord(Vocabulary.Common(word), word, factor * WeightOf(Vocabulary.Common(word))));

    private double WeightOf(string word) =>
        char.IsDigit(word[0]) || word.Length == 1 ? 1
        : Vocabulary.IsKind(word) ? OfKind
        : elsewhere.Contains(word) ? SaidElsewhere
        : Vocabulary.IsOfTheField(word) ? OfTheField
        : 1;
}
