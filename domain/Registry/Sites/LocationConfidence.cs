namespace CoProduction.Registry.Sites;

public enum LocationConfidence
{
    /// <summary>The town is published for this site.</summary>
    Reported,

    /// <summary>The town is recalled: verify before use.</summary>
    Recalled,

    /// <summary>Not published, and not to be registered.</summary>
    Withheld,
}
