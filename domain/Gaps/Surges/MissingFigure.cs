namespace CoProduction.Gaps.Surges;

/// <summary>What would have to be registered for a number to be told.</summary>
public enum MissingFigure
{
    /// <summary>Units in stock, or days of supply together with consumption.</summary>
    Stock,

    /// <summary>What the partner uses, in units of the product.</summary>
    Consumption,

    /// <summary>What the partner makes: a line of known rate, or an observed total of its own.</summary>
    OwnProduction,

    /// <summary>What all partners make, in some month of the horizon.</summary>
    Production,

    /// <summary>The partner's record, which tells its theater.</summary>
    Theater,

    /// <summary>The as-of month as one of the horizon, so that there is a forecast from it on.</summary>
    Months,
}
