namespace CoProduction.Registry.Rates;

/// <summary>Units a year; 0 to <see cref="Amount.Largest"/>.</summary>
public readonly record struct YearlyRate
{
    /// <exception cref="ArgumentOutOfRangeException">Out of that range.</exception>
    public YearlyRate(double units) => Units = Require.Amount(units, nameof(units));

    public double Units { get; }

    /// <summary>A twelfth of it.</summary>
    public MonthlyRate Monthly => new(Units / 12);
}
