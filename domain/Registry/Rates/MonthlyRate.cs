namespace CoProduction.Registry.Rates;

/// <summary>Units a month; finite, at least 0. An unknown rate is null, never 0.</summary>
public readonly record struct MonthlyRate : IComparable<MonthlyRate>
{
    /// <exception cref="ArgumentOutOfRangeException">Negative or not finite.</exception>
    public MonthlyRate(double units) => Units = Require.Amount(units, nameof(units));

    public double Units { get; }

    public int CompareTo(MonthlyRate other) => Units.CompareTo(other.Units);
}
