namespace CoProduction.Registry.Rates;

/// <summary>Units a year; finite, at least 0.</summary>
public readonly record struct YearlyRate
{
    /// <exception cref="ArgumentOutOfRangeException">Negative or not finite.</exception>
    public YearlyRate(double units) => Units = Require.Amount(units, nameof(units));

    public double Units { get; }

    /// <summary>A twelfth of it.</summary>
    public MonthlyRate Monthly => new(Units / 12);
}
