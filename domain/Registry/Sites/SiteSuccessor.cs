namespace CoProduction.Registry.Sites;

/// <summary>The site that takes the place of another one in the register. It is the same site under another id, so only one of the two is counted.</summary>
/// <param name="Kind">What became of the site.</param>
/// <param name="Site">The id of the site that takes its place.</param>
public sealed record SiteSuccessor(SuccessionKind Kind, SiteId Site)
{
    /// <summary>The successor of a site; null if it has none.</summary>
    /// <exception cref="ArgumentException">The site would be its own successor.</exception>
    internal static SiteSuccessor? Of(SiteId site, SiteSuccessor? successor) =>
        successor?.Site == site ? throw new ArgumentException("A site cannot be its own successor.", nameof(successor)) : successor;
}

/// <summary>What became of a site that has a successor.</summary>
public enum SuccessionKind
{
    /// <summary>It is one site with another, which had been registered twice or has taken it in.</summary>
    Merged,

    /// <summary>It has another id now, because it belongs to another partner or is called otherwise.</summary>
    Moved,
}
