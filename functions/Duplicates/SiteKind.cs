namespace CoProduction.Functions.Duplicates;

/// <summary>The kinds of site; a site is held against others of its own kind only.</summary>
public enum SiteKind
{
    Factory,
    MroSite,
}

/// <summary>What belongs to each kind.</summary>
internal static class SiteKinds
{
    /// <summary>The last part of the address of its sites.</summary>
    public static string Path(SiteKind kind) => kind == SiteKind.Factory ? "factories" : "mro-sites";
}
