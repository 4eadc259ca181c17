using CoProduction.Registry.Factories;

namespace CoProduction.Gaps.Probabilities;

/// <summary>An expansion that may come or not, ready to be drawn.</summary>
/// <param name="Expansion">The record.</param>
/// <param name="Place">Names its draws.</param>
/// <param name="Promised">
/// The month that it promises, by the number of the horizon. What is not commissioned cannot have come by the as-of month: where that
/// has passed, it is taken to promise the month after.
/// </param>
/// <param name="Success">It comes where a draw of 32 bits is below this.</param>
/// <param name="Slip">How late it comes.</param>
/// <param name="IsAlternative">Whether it promises another total for the month of the step before it, so that only one of them can come.</param>
internal sealed record UncertainStep(
    Expansion Expansion, ulong Place, int Promised, ulong Success, SlipDistribution Slip, bool IsAlternative)
{
    /// <summary>The month of what never comes.</summary>
    public const int Never = int.MaxValue;

    /// <summary>Months after its first one until its rate is reached.</summary>
    public int Ramp { get; } = Expansion.RampMonths;
}
