using CoProduction.Registry.Factories;

namespace CoProduction.Gaps.Scenarios.Changes;

/// <summary>Nothing comes beyond a stage: of the selected lines only expansions that are this certain, or more, do.</summary>
public sealed record StageLimit : ScenarioChange
{
    /// <param name="of">Which expansions: those of the lines that are selected.</param>
    /// <param name="least">The least certain stage that still comes; not cancelled.</param>
    /// <exception cref="ArgumentOutOfRangeException">The stage is none, or cancelled.</exception>
    public StageLimit(Selection of, ExpansionStage least)
    {
        Of = of;
        Least = least is >= ExpansionStage.Proposed and <= ExpansionStage.Commissioned
            ? least
            : throw new ArgumentOutOfRangeException(nameof(least), least, "Must be a stage that an expansion can come from.");
    }

    public Selection Of { get; }

    public ExpansionStage Least { get; }

    public override ChangeKind Kind => ChangeKind.StageLimit;

    public override Selection Names => Of;
}
