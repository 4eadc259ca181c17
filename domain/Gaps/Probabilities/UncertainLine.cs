using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Scenarios.Effects;

namespace CoProduction.Gaps.Probabilities;

/// <summary>A line whose plans may or may not come.</summary>
/// <param name="Planned">The line with its plans.</param>
/// <param name="Item">The item's number.</param>
/// <param name="Start">The present rate, units a month; 0 if unknown.</param>
/// <param name="LightPlace">The number of its item and partner among <see cref="PublishableRates"/>; negative if the rate is known.</param>
/// <param name="Site">The place of the site's draws.</param>
/// <param name="Operator">The place of the operator's draws.</param>
/// <param name="First">The number of its first step among those of all lines.</param>
/// <param name="Steps">The steps, in the order in which they can come; at least one.</param>
/// <param name="Left">The share of the line that a scenario leaves; null if it leaves all.</param>
internal sealed record UncertainLine(
    PlannedLine Planned, int Item, double Start, int LightPlace, ulong Site, ulong Operator, int First, UncertainStep[] Steps, Share? Left)
{
    /// <summary>Whether the line may make something now at an unknown rate.</summary>
    public bool IsUnknown => LightPlace >= 0;

    /// <summary>Whether it makes the same in all months after the present, but for its steps.</summary>
    public bool IsSteady => Planned.IsSteady;

    /// <summary>The most months in which its rate can change.</summary>
    public int MostChanges(int months) => EvenLine.Of(this) is { } even ? even.Ramp + 1 : months;
}
