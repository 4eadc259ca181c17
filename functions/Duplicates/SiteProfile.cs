using CoProduction.Registry.Partners;
using CoProduction.Registry.Texts;

namespace CoProduction.Functions.Duplicates;

/// <summary>A word of a site's name.</summary>
/// <param name="Text">The form that stands for all synonyms, such as <c>ammunition</c> for munitions.</param>
/// <param name="Spelled">The word as spelled.</param>
/// <param name="Weight">How strongly the word distinguishes the site; more than 0, up to 1.</param>
internal readonly record struct NameWord(string Text, string Spelled, double Weight)
{
    /// <summary>Whether the word is a number or a single letter, as in Line 2 or Hall B. Such words are never misspelled.</summary>
    public bool IsDesignation => Text.Length == 1 || char.IsDigit(Text[0]);

    /// <summary>The letters of the spelling: one bit for each of a to z, and one for all others.</summary>
    public uint Letters { get; } =
        Spelled.Aggregate(0u, (letters, letter) => letters | (1u << (char.IsAsciiLetterLower(letter) ? letter - 'a' : 26)));
}

/// <summary>An outline with folded texts, ready for many comparisons.</summary>
internal sealed class SiteProfile
{
    private const double OfKind = 0.2;
    private const double SaidElsewhere = 0.4;
    private const double OfTheField = 0.5;
    private const double InParentheses = 0.5;

    // The words of the operator and the town.
    private readonly HashSet<string> elsewhere;

    public SiteProfile(SiteOutline outline)
    {
        Outline = outline;
        Operator = Distinctive(Outside(outline.Operator));
        Parent = Distinctive(Inside(outline.Operator));
        Town = outline.Town is null ? [] : Folding.Words(outline.Town);
        elsewhere = Operator.Concat(Parent).Concat(Town.Select(NameWords.Common)).ToHashSet(StringComparer.Ordinal);
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

    /// <summary>The words in parentheses after the operator, which usually name its parent company.</summary>
    public IReadOnlyList<string> Parent { get; }

    /// <summary>The words of the town; empty if the town is unknown.</summary>
    public IReadOnlyList<string> Town { get; }

    /// <summary>The words of the name, sorted. In the order of this key, sites with similar names are neighbours.</summary>
    public string SortKey { get; }

    /// <summary>Whether the site's operator or town contains a word, or the words whose initials it is.</summary>
    public bool SaysElsewhere(string word) => elsewhere.Contains(word) || Spellings.AreInitialsAmong(word, Operator);

    private static IReadOnlyList<string> Distinctive(string text) =>
        [.. NameWords.Distinctive(Folding.Words(text)).Select(NameWords.Common)];

    private static string Outside(string text) => Split(text).Outside;

    private static string Inside(string text) => Split(text).Inside;

    private static (string Outside, string Inside) Split(string text)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        var close = text.LastIndexOf(')');
        return open > 0 && close > open ? ($"{text[..open]} {text[(close + 1)..]}", text[(open + 1)..close]) : (text, "");
    }

    private IEnumerable<NameWord> Weighed(string text, double factor) =>
        NameWords.Distinctive(Folding.Words(text))
            .Select(word => new NameWord(NameWords.Common(word), word, factor * WeightOf(NameWords.Common(word))));

    private double WeightOf(string word) =>
        char.IsDigit(word[0]) || word.Length == 1 ? 1
        : NameWords.IsKind(word) ? OfKind
        : elsewhere.Contains(word) ? SaidElsewhere
        : NameWords.IsOfTheField(word) ? OfTheField
        : 1;
}
