namespace CoProduction.Registry.Statements;

/// <summary>A rate as a source states it, or an amount over a period: one figure, or the lowest and the highest of a range.</summary>
public sealed record Quantity
{
    /// <param name="low">The figure, or the lower end of the range; 0 to <see cref="Amount.Largest"/>.</param>
    /// <param name="high">The upper end of the range, more than <paramref name="low"/>; null if one figure is stated.</param>
    /// <param name="per">The time to which the rate refers; null for an amount over a period.</param>
    /// <param name="unit">The unit that is counted; null for the unit in which the item is counted.</param>
    /// <exception cref="ArgumentException">A figure is out of range, the upper end is not above the lower one, or the unit is malformed.</exception>
    public Quantity(double low, double? high, Per? per, string? unit = null)
    {
        Unit = unit is null ? null : Require.Text(unit, Wording.Name, nameof(unit));
        Low = Require.Amount(low, nameof(low));
        High = high is null || high > low ? Require.AmountOrNull(high, nameof(high))
            : throw new ArgumentException("Must be more than the lower end of the range; leave it out for a single figure.", nameof(high));
        Per = per is { } time ? Require.Member(time, nameof(per)) : null;
    }

    public double Low { get; }

    public double? High { get; }

    public Per? Per { get; }

    public string? Unit { get; }

    /// <summary>The figure, or the lower end of the range, in units a month.</summary>
    /// <param name="period">The period of an amount; a rate does not depend on it.</param>
    public double Lowest(Period? period) => Monthly(Low, period);

    /// <summary>The figure, or the upper end of the range, in units a month.</summary>
    /// <param name="period">The period of an amount; a rate does not depend on it.</param>
    public double Highest(Period? period) => Monthly(High ?? Low, period);

    /// <summary>The figure, or the lower end of the range, in units a year.</summary>
    /// <param name="period">The period of an amount; a rate does not depend on it.</param>
    public double LowestAYear(Period? period) => Yearly(Low, period);

    /// <summary>The figure, or the upper end of the range, in units a year.</summary>
    /// <param name="period">The period of an amount; a rate does not depend on it.</param>
    public double HighestAYear(Period? period) => Yearly(High ?? Low, period);

    /// <summary>This quantity as that of a period.</summary>
    /// <exception cref="ArgumentException">It is an amount, and there is no period in which it was made.</exception>
    public Quantity Of(Period? period) =>
        Per is null && period is null
            ? throw new ArgumentException("An amount needs the period in which it was made; give a rate its day, week, month, quarter or year.", nameof(period))
            : this;

    /// <summary>The same in the unit in which the item is counted.</summary>
    /// <param name="units">How many of that unit one of the stated unit is.</param>
    public Quantity InOwnUnits(double units) => new(Low * units, High * units, Per);

    /// <summary>Whether it is one rate a year in the unit in which the item is counted.</summary>
    public bool IsOneRateAYear => (High, Per, Unit) == (null, Statements.Per.Year, null);

    /// <summary>One rate a month.</summary>
    public static Quantity AMonth(double units) => new(units, null, Statements.Per.Month);

    /// <summary>One rate a year.</summary>
    public static Quantity AYear(double units) => new(units, null, Statements.Per.Year);

    private double Yearly(double units, Period? period) => Per == Statements.Per.Year ? units : 12 * Monthly(units, period);

    // The one place of conversion.
    private double Monthly(double units, Period? period) => Per switch
    {
        Statements.Per.Day => units * 365 / 12,
        Statements.Per.Week => units * 365 / 84,
        Statements.Per.Month => units,
        Statements.Per.Quarter => units / 3,
        Statements.Per.Year => units / 12,
        _ => units / period!.Months,
    };
}
