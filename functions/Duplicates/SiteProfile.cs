using CoProduction.Registry.Partners;
using CoProduction.Registry.Texts;

namespace CoProduction.Functions.Duplicates;

/// <summary>A word of a site's name.</summary>
/// <param name="Text">The form that stands for all synonyms, such as <c>ammunition</c> for munitions.</param>
/// <param name="Spelled">The word as spelled.</param>
/// <param name="Weight">How strongly the word distinguishes the site; more than 0, up to 1.</param>
/// <param name="IsRemark">Whether the word stands in parentheses, where a name is explained.</param>
/// <param name="IsCalibre">Whether the word is a calibre or its unit, as in 155 mm. It says what is made there, and no number of a line.</param>
internal readonly record struct NameWord(string Text, string Spelled, double Weight, bool IsRemark = false, bool IsCalibre = false)
{
    /// <summary>Whether this is a proper name: neither a word that many sites have, nor of its operator or town, nor a number.</summary>
    public bool IsOwnName => Weight == 1 && !IsDesignation;

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
    private const string Millimetres = "mm";

    /// <summary>The most ways in which the names of a site and its operator are combined.</summary>
    private const int MostNamings = 20;

    // The words of the operator, under all its names, and of the town.
    private readonly HashSet<string> elsewhere;

    private SiteProfile(SiteOutline site, SiteOutline outline)
    {
        (Site, Outline) = (site, outline);
        Operator = Distinctive(Outside(outline.Operator));
        Parent = Distinctive(Inside(outline.Operator));
        Town = outline.Town is null ? [] : Folding.Words(outline.Town);
        elsewhere = site.Aliases.OperatorFormerNames.Prepend(site.Operator).SelectMany(Distinctive).Concat(Town.Select(NameWords.Common)).ToHashSet(StringComparer.Ordinal);
        Name = [.. Weighed(Outside(outline.Name), isRemark: false), .. Weighed(Inside(outline.Name), isRemark: true)];
        if (Name.Length == 0)
        {
            Name = [.. Folding.Words(outline.Name).Select(word => new NameWord(word, word, 1))];
        }

        SortKey = string.Join(' ', Name.Select(word => word.Text).Order(StringComparer.Ordinal));
    }

    /// <summary>The site as it is called now.</summary>
    public SiteOutline Site { get; }

    /// <summary>The site as it is compared here: with a name of it and a name of its operator, present or former.</summary>
    public SiteOutline Outline { get; }

    /// <summary>The profiles of a site: first by its present names, then by each former one.</summary>
    public static IEnumerable<SiteProfile> Of(SiteOutline site) =>
    [
        .. (from runBy in site.Aliases.OperatorFormerNames.Prepend(site.Operator)
            from name in site.Aliases.FormerNames.Prepend(site.Name)
            select new SiteProfile(site, site with { Name = name, Operator = runBy })).Take(MostNamings),
    ];

    public CountryCode Partner => Outline.Id.Partner;

    public NameWord[] Name { get; }

    public IReadOnlyList<string> Operator { get; }

    /// <summary>The words in parentheses after the operator, which usually name its parent company.</summary>
    public IReadOnlyList<string> Parent { get; }

    /// <summary>The words of the town; empty if the town is unknown.</summary>
    public IReadOnlyList<string> Town { get; }

    /// <summary>The words of the name, sorted. In the order of this key, sites with similar names are neighbours.</summary>
    public string SortKey { get; }

    /// <summary>Whether the site's operator, under any of its names, or its town contains a word, or the words whose initials it is.</summary>
    public bool SaysElsewhere(string word) => elsewhere.Contains(word) || Spellings.AreInitialsAmong(word, Operator);

    /// <summary>Whether the site's name contains all these words, and not only because its operator is called so.</summary>
    public bool IsNamedAfter(IReadOnlyList<string> words) =>
        words.Count > 0 && words.All(word => Name.Any(own => own.Text == NameWords.Common(word)) && !Operator.Contains(NameWords.Common(word)));

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

    private IEnumerable<NameWord> Weighed(string text, bool isRemark)
    {
        var words = Abbreviations(NameWords.Distinctive(Folding.Words(text)));
        foreach (var (at, word) in words.Index())
        {
            var (common, isCalibre) = (NameWords.Common(word), word == Millimetres || (char.IsDigit(word[0]) && words.ElementAtOrDefault(at + 1) == Millimetres));
            yield return new NameWord(common, word, (isRemark ? InParentheses : 1) * WeightOf(common), isRemark, isCalibre);
        }
    }

    /// <summary>The words, with single letters that follow each other as one word of initials: n/V for nad Váhom.</summary>
    private static List<string> Abbreviations(IReadOnlyList<string> words)
    {
        var joined = new List<string>();
        for (var at = 0; at < words.Count; at++)
        {
            var letters = words.Skip(at).TakeWhile(word => word.Length == 1 && char.IsLetter(word[0])).ToArray();
            joined.Add(letters.Length > 1 ? string.Concat(letters) : words[at]);
            at += Math.Max(letters.Length - 1, 0);
        }

        return joined;
    }

    private double WeightOf(string word) =>
        char.IsDigit(word[0]) || word.Length == 1 ? 1
        : NameWords.IsKind(word) ? OfKind
        : elsewhere.Contains(word) ? SaidElsewhere
        : NameWords.IsOfTheField(word) ? OfTheField
        : 1;
}
