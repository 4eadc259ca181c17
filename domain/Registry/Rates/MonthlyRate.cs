namespace CoProduction.Registry.Rates;

/// <summary>Units a month, 0 to <see cref="Amount.Largest"/>. An unknown rate is null, never 0.</summary>
public readonly record struct MonthlyRate : IComparable<MonthlyRate>
{
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public MonthlyRate(double units) => Units = Require.Amount(units, nameof(units));

    public double Units { get; }

    public int CompareTo(MonthlyRate other) => Units.CompareTo(other.Units);
}
