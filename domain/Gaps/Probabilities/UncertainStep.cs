using CoProduction.Gaps.Forecasts;
using CoProduction.Registry.Factories;

namespace CoProduction.Gaps.Probabilities;

/// <summary>An expansion that may or may not come, prepared for drawing.</summary>
/// <param name="Expansion">The record.</param>
/// <param name="Place">The place of its draws.</param>
/// <param name="Promised">
/// The month in which it comes without a slip, as a number of the horizon (<see cref="PlannedStep.From"/>).
/// </param>
/// <param name="Success">It comes if a draw of 32 bits is below this.</param>
/// <param name="Slip">The distribution of its delay.</param>
/// <param name="IsAlternative">Whether it promises another total for the month of the step before it, so that only one of them can come.</param>
internal sealed record UncertainStep(
    Expansion Expansion, ulong Place, int Promised, ulong Success, SlipDistribution Slip, bool IsAlternative)
{
    /// <summary>The month of a step that never comes.</summary>
    public const int Never = int.MaxValue;

    /// <summary>Months after the first one until the rate is reached.</summary>
    public int Ramp { get; } = Expansion.RampMonths;
}
