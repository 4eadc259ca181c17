namespace CoProduction.Goals;

/// <summary>The meaning of a stated rate.</summary>
public enum BaselineKind
{
    /// <summary>An observation: the rate that was made.</summary>
    Baseline,

    /// <summary>The rate that could be made. It is shown beside the forecast and never counted.</summary>
    Capacity,

    /// <summary>The rate that is planned. It is shown beside the forecast and never counted.</summary>
    Target,
}
