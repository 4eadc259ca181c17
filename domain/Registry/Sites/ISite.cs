using CoProduction.Registry.Retirements;

namespace CoProduction.Registry.Sites;

/// <summary>A record of a site.</summary>
public interface ISite : IRetirable
{
    /// <summary>The site that takes its place; null if it has none.</summary>
    SiteSuccessor? Successor { get; }

    /// <summary>The site as someone sees it who may not know its successor.</summary>
    IRecord WithoutSuccessor();
}
