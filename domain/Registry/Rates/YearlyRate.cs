namespace CoProduction.Registry.Rates;

/// <summary>Units a year, 0 to <see cref="Amount.Largest"/>.</summary>
public readonly record struct YearlyRate
{
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public YearlyRate(double units) => Units = Require.Amount(units, nameof(units));

    public double Units { get; }

    /// <summary>A twelfth of the yearly rate.</summary>
    public MonthlyRate Monthly => new(Units / 12);
}
