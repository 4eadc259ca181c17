namespace CoProduction.Goals;

/// <summary>How a goal's rate rises from its baseline to its multiple.</summary>
public enum GoalPath
{
    /// <summary>By the same number of units each month.</summary>
    Linear,

    /// <summary>By the same factor each month.</summary>
    Geometric,
}
