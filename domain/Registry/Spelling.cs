using CoProduction.Registry.Partners;

namespace CoProduction.Registry;

/// <summary>Suggests the name that someone meant who wrote another.</summary>
public static class Spelling
{
    private const int LongestGuessed = 40;

    /// <summary>The name closest to the written one; null if none is close.</summary>
    public static string? Nearest(string written, IEnumerable<string> names)
    {
        if (written.Length > LongestGuessed)
        {
            return null;
        }

        var (nearest, distance) = names
            .Select(name => (Name: name, Distance: Distance(written.ToLowerInvariant(), name.ToLowerInvariant())))
            .DefaultIfEmpty((Name: "", Distance: int.MaxValue))
            .MinBy(candidate => candidate.Distance);
        return distance <= Math.Max(1, Math.Min(written.Length, nearest.Length) / 3) ? nearest : null;
    }

    /// <summary>The question whether the closest name was meant, to follow a sentence; empty if none is close.</summary>
    public static string DidYouMean(string written, IEnumerable<string> names) =>
        Nearest(written, names) is { } nearest ? $" Did you mean {nearest}?" : "";

    /// <summary>The same for partners, which are also found by their names: Poland is POL.</summary>
    public static string DidYouMean(string written, IEnumerable<Partner> partners)
    {
        var codes = partners.SelectMany(partner => new[] { (Written: partner.Code.Value, partner.Code), (Written: partner.Name, partner.Code) }).ToArray();
        return Nearest(written, codes.Select(code => code.Written)) is { } nearest ? $" Did you mean {codes.First(code => code.Written == nearest).Code}?" : "";
    }

    /// <summary>The Levenshtein distance: the number of letters to insert, delete or replace.</summary>
    private static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var above = row[j];
                var changed = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                row[j] = Math.Min(changed, Math.Min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }

        return row[^1];
    }
}
