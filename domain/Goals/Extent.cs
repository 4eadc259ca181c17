using CoProduction.Registry;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Sites;

namespace CoProduction.Goals;

/// <summary>What a total covers: a scope, or the named sites of a scope together.</summary>
public sealed record Extent : IComparable<Extent>
{
    /// <param name="scope">The scope.</param>
    /// <param name="sites">The sites, in any order; empty for the whole scope.</param>
    /// <exception cref="ArgumentException">A site is named twice.</exception>
    public Extent(Scope scope, IReadOnlyList<SiteId> sites)
    {
        Scope = scope;
        Sites = ValueList.Of([.. sites.Distinct().Order()], nameof(sites));
        if (Sites.Count < sites.Count)
        {
            throw new ArgumentException("Must not name a site twice.", nameof(sites));
        }
    }

    /// <summary>The scope, or the one that the sites belong to.</summary>
    public Scope Scope { get; }

    /// <summary>In the order of their ids; empty for the whole scope.</summary>
    public IReadOnlyList<SiteId> Sites { get; }

    /// <summary>Whether it covers a whole scope.</summary>
    public bool IsWhole => Sites.Count == 0;

    public static Extent Of(Scope scope) => new(scope, []);

    /// <summary>What is wrong with a site of a scope: a partner has no sites but its own. Null if nothing is.</summary>
    public static string? Fault(Scope scope, SiteId site) =>
        scope.Partner is { } partner && partner != site.Partner ? $"{site} is a site of {site.Partner}, not of {scope}." : null;

    /// <summary>Whether both name a site.</summary>
    public bool Overlaps(Extent other) => Sites.Any(other.Sites.Contains);

    public int CompareTo(Extent? other) =>
        other is null ? 1
        : Scope.CompareTo(other.Scope) is not 0 and var byScope ? byScope
        : string.CompareOrdinal(string.Join(' ', Sites), string.Join(' ', other.Sites));

    public override string ToString() => IsWhole ? Scope.Value : $"{Scope} ({string.Join(", ", Sites)})";
}
