namespace CoProduction.Gaps.Scenarios.Changes;

/// <summary>Expansions come some months after the month that is registered; several of one expansion add up.</summary>
/// <remarks>What is commissioned, cancelled, or in the line's stated rate already stays where it is.</remarks>
public sealed record Slip : ScenarioChange
{
    /// <summary>The longest slip, in months.</summary>
    public const int Longest = 120;

    /// <param name="of">Which expansions: those of the lines that are selected.</param>
    /// <param name="months">How many months later; 1 to 120.</param>
    /// <exception cref="ArgumentOutOfRangeException">The months are out of range.</exception>
    public Slip(Selection of, int months)
    {
        Of = of;
        Months = months is >= 1 and <= Longest
            ? months
            : throw new ArgumentOutOfRangeException(nameof(months), months, $"Must be 1 to {Longest} months.");
    }

    public Selection Of { get; }

    public int Months { get; }

    public override ChangeKind Kind => ChangeKind.Slip;

    public override Selection Names => Of;
}
