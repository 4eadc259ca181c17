namespace CoProduction.Registry.Sites;

public enum SiteStatus
{
    Planned,
    UnderConstruction,
    Operating,

    /// <summary>The site stands but produces nothing for now.</summary>
    Idle,

    /// <summary>The site no longer produces.</summary>
    Closed,
}
