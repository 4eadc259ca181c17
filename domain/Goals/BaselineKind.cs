namespace CoProduction.Goals;

/// <summary>What a stated rate is.</summary>
public enum BaselineKind
{
    /// <summary>An observation: this much was made.</summary>
    Baseline,

    /// <summary>This much could be made; shown beside the forecast, never counted.</summary>
    Capacity,

    /// <summary>This much shall be made; shown beside the forecast, never counted.</summary>
    Target,
}
