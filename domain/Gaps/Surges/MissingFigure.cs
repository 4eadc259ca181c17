namespace CoProduction.Gaps.Surges;

/// <summary>A figure that must be registered before a number can be computed.</summary>
public enum MissingFigure
{
    /// <summary>Units in stock, or days of supply together with consumption.</summary>
    Stock,

    /// <summary>The partner's consumption, in units of the product.</summary>
    Consumption,

    /// <summary>The partner's output: a line of known rate, or an observed total of its own.</summary>
    OwnProduction,

    /// <summary>The output of all partners, in some month of the horizon.</summary>
    Production,

    /// <summary>The partner's record, which states its theater.</summary>
    Theater,

    /// <summary>An as-of month within the horizon, from which the forecast can run.</summary>
    Months,
}
