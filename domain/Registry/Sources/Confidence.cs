namespace CoProduction.Registry.Sources;

/// <summary>How well a figure is founded.</summary>
public enum Confidence
{
    /// <summary>A published report says so; it normally has an address.</summary>
    Reported,

    /// <summary>Widely reported, but no address at hand: verify before use.</summary>
    Recalled,

    /// <summary>Derived; the notes say how.</summary>
    Estimate,
}
