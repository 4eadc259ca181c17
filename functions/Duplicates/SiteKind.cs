namespace CoProduction.Functions.Duplicates;

/// <summary>The kinds of site; a site is held against others of its own kind only.</summary>
public enum SiteKind
{
    Factory,
    MroSite,
}
