using CoProduction.Gaps.Forecasts;
using CoProduction.Registry.Plans;

namespace CoProduction.Gaps.Probabilities;

/// <summary>A plan that may or may not come, prepared for drawing.</summary>
/// <param name="Step">The plan as a step of its line.</param>
/// <param name="Place">The place of its draws.</param>
/// <param name="Success">It comes if a draw of 32 bits is below this.</param>
/// <param name="Slip">The distribution of its delay.</param>
/// <param name="IsAlternative">Whether it promises another total for the month of the step before it, so that only one of them can come.</param>
/// <param name="IsCut">Whether it takes something away from the line.</param>
internal sealed record UncertainStep(PlannedStep Step, ulong Place, ulong Success, SlipDistribution Slip, bool IsAlternative, bool IsCut)
{
    /// <summary>The month of a step that never comes.</summary>
    public const int Never = int.MaxValue;

    public Plan Plan => Step.Plan;

    /// <summary>The month in which it comes without a slip, as a number of the horizon.</summary>
    public int Promised => Step.From;

    /// <summary>Months after the first one until the rate is reached.</summary>
    public int Ramp => Step.Ramp;
}
