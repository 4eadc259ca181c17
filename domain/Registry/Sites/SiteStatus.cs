namespace CoProduction.Registry.Sites;

public enum SiteStatus
{
    Planned,
    UnderConstruction,
    Operating,

    /// <summary>Stands, but produces nothing for the time being.</summary>
    Idle,

    /// <summary>Produces nothing any more.</summary>
    Closed,
}
