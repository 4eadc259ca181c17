namespace CoProduction.Gaps.Surges;

/// <summary>The stock figures from which days of supply can be computed.</summary>
public enum StockMetric
{
    /// <summary>Units in stock.</summary>
    OnHand,

    /// <summary>Units used in a period.</summary>
    Consumption,

    /// <summary>Days that a stock lasts, without production.</summary>
    DaysOfSupply,

    /// <summary>An upper limit on those days: the stock lasts fewer.</summary>
    FewerDaysOfSupply,
}
