using CoProduction.Registry.Sites;

namespace CoProduction.Gaps.Scenarios.Changes;

/// <summary>Plans come some months after their registered month. Several slips of one plan add up.</summary>
/// <remarks>Plans that are commissioned, cancelled, or already in the line's stated rate do not move.</remarks>
public sealed record Slip : ScenarioChange
{
    /// <summary>The longest slip, in months.</summary>
    public const int Longest = 120;

    /// <param name="of">The lines whose plans slip.</param>
    /// <param name="months">The number of months; 1 to 120.</param>
    /// <exception cref="ArgumentOutOfRangeException">The months are out of range.</exception>
    public Slip(Selection of, int months)
    {
        Of = of;
        Months = months is >= 1 and <= Longest
            ? months
            : throw new ArgumentOutOfRangeException(nameof(months), months, $"Must be 1 to {Longest} months.");
    }

    public Selection Of { get; private init; }

    public int Months { get; }

    public override ChangeKind Kind => ChangeKind.Slip;

    public override Selection Names => Of;

    internal override ScenarioChange At(Func<SiteId, SiteId> present) => this with { Of = Of.At(present) };
}
