namespace CoProduction.Gaps.Surges;

/// <summary>What a registered stock figure says, as far as days of supply can be computed from it.</summary>
public enum StockMetric
{
    /// <summary>Units in stock.</summary>
    OnHand,

    /// <summary>Units used in a time.</summary>
    Consumption,

    /// <summary>Days that a stock lasts, without production.</summary>
    DaysOfSupply,

    /// <summary>Fewer days than that.</summary>
    FewerDaysOfSupply,
}
