using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;

namespace CoProduction.Functions.Mail.Briefings;

/// <summary>
/// How languages and countries write numbers and days. The program runs without the culture data of the machine, so that it sorts and writes the same everywhere;
/// what a mail needs of them, it brings along.
/// </summary>
internal static class BriefingCultures
{
    private static readonly FrozenDictionary<string, CultureInfo> ByTag = Read();

    /// <summary>The tags that are listed, in order. A tag of a country that is not listed is found by its language.</summary>
    public static IReadOnlyList<string> Tags { get; } = [.. ByTag.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Finds a culture by its BCP 47 tag, such as <c>de-DE</c>: its own, or else that of the longest beginning that is listed. Null if there is none.</summary>
    public static CultureInfo? Find(string tag)
    {
        for (var rest = tag; rest.Length > 0; rest = rest[..Math.Max(0, rest.LastIndexOf('-'))])
        {
            if (ByTag.TryGetValue(rest, out var culture))
            {
                return culture;
            }
        }

        return null;
    }

    private static FrozenDictionary<string, CultureInfo> Read()
    {
        using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream("mail.cultures.tsv")!;
        using var reader = new StreamReader(resource);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => !line.StartsWith('#'))
            .Select(line => line.TrimEnd('\r').Split('\t'))
            .ToFrozenDictionary(cells => cells[0], Of, StringComparer.OrdinalIgnoreCase);
    }

    /// <param name="cells">Tag, decimal separator, group separator, sizes of groups, day.</param>
    private static CultureInfo Of(string[] cells)
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        var (numbers, dates) = (culture.NumberFormat, culture.DateTimeFormat);
        (numbers.NumberDecimalSeparator, numbers.NumberGroupSeparator) = (Separator(cells[1]), Separator(cells[2]));
        numbers.NumberGroupSizes = [.. cells[3].Split(',').Select(size => int.Parse(size, CultureInfo.InvariantCulture))];
        dates.ShortDatePattern = cells[4];
        return CultureInfo.ReadOnly(culture);
    }

    private static string Separator(string name) => name switch
    {
        "nbsp" => "\u00A0",
        "nnbsp" => "\u202F",
        "apos" => "\u2019",
        _ => name,
    };
}
