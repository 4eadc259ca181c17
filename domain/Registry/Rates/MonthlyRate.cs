namespace CoProduction.Registry.Rates;

/// <summary>Units a month; 0 to 1e12. An unknown rate is null, never 0.</summary>
public readonly record struct MonthlyRate : IComparable<MonthlyRate>
{
    /// <exception cref="ArgumentOutOfRangeException">Negative, more than 1e12 or not a number.</exception>
    public MonthlyRate(double units) => Units = Require.Amount(units, nameof(units));

    public double Units { get; }

    public int CompareTo(MonthlyRate other) => Units.CompareTo(other.Units);
}
