namespace CoProduction.Registry.Sites;

public enum LocationConfidence
{
    /// <summary>The town is published for this site.</summary>
    Reported,

    /// <summary>The town is recalled from memory: verify before use.</summary>
    Recalled,

    /// <summary>The town is not published and must not be registered.</summary>
    Withheld,
}
