namespace CoProduction.Registry.Rates;

/// <summary>Units a year; 0 to 1e12.</summary>
public readonly record struct YearlyRate
{
    /// <exception cref="ArgumentOutOfRangeException">Negative, more than 1e12 or not a number.</exception>
    public YearlyRate(double units) => Units = Require.Amount(units, nameof(units));

    public double Units { get; }

    /// <summary>A twelfth of it.</summary>
    public MonthlyRate Monthly => new(Units / 12);
}
