using CoProduction.Registry.Items;

namespace CoProduction.Gaps.Scenarios.Changes;

/// <summary>The goals of some families ask for a multiple of their paths. Surges at the same time multiply.</summary>
public sealed record SurgedDemand : ScenarioChange
{
    /// <summary>The largest multiple.</summary>
    public const double Greatest = 1000;

    /// <param name="multiplier">The factor on the path; more than 0, at most 1000.</param>
    /// <param name="families">The families; empty for all.</param>
    /// <param name="during">The period of the surge.</param>
    /// <exception cref="ArgumentOutOfRangeException">The multiplier is out of range.</exception>
    public SurgedDemand(double multiplier, IReadOnlyList<Family> families, MonthRange during)
    {
        Multiplier = multiplier is > 0 and <= Greatest
            ? multiplier
            : throw new ArgumentOutOfRangeException(nameof(multiplier), multiplier, $"Must be more than 0, at most {Greatest:0}.");
        Of = new Selection { Families = families };
        During = during;
    }

    public double Multiplier { get; }

    public Selection Of { get; }

    public MonthRange During { get; }

    public override ChangeKind Kind => ChangeKind.DemandSurge;

    public override Selection Names => Of;
}
