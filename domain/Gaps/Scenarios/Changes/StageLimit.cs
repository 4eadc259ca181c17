using CoProduction.Registry.Plans;
using CoProduction.Registry.Sites;

namespace CoProduction.Gaps.Scenarios.Changes;

/// <summary>Of the selected lines' plans, only those at a given stage or a more certain one come.</summary>
public sealed record StageLimit : ScenarioChange
{
    /// <param name="of">The lines whose plans are limited.</param>
    /// <param name="least">The least certain stage that still comes; not cancelled.</param>
    /// <exception cref="ArgumentOutOfRangeException">The stage is cancelled or is no member of the enum.</exception>
    public StageLimit(Selection of, PlanStage least)
    {
        Of = of;
        Least = least is >= PlanStage.Proposed and <= PlanStage.Commissioned
            ? least
            : throw new ArgumentOutOfRangeException(nameof(least), least, "Must be a stage that a plan can come from.");
    }

    public Selection Of { get; private init; }

    public PlanStage Least { get; }

    public override ChangeKind Kind => ChangeKind.StageLimit;

    public override Selection Names => Of;

    internal override ScenarioChange At(Func<SiteId, SiteId> present) => this with { Of = Of.At(present) };
}
