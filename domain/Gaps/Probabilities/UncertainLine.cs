using CoProduction.Gaps.Forecasts;

namespace CoProduction.Gaps.Probabilities;

/// <summary>A line whose expansions may come or not.</summary>
/// <param name="Registered">The line as registered.</param>
/// <param name="Item">The item's number.</param>
/// <param name="Start">What it makes now, units a month; 0 where that is unknown.</param>
/// <param name="LightPlace">The number of its item and partner among <see cref="LightPlaces"/>; negative where the rate is known.</param>
/// <param name="Site">Names the draws of its site.</param>
/// <param name="Operator">Names the draws of its operator.</param>
/// <param name="First">The number of its first step among those of all lines.</param>
/// <param name="Steps">Its steps, in the order in which they are promised; at least one.</param>
internal sealed record UncertainLine(
    RegisteredLine Registered, int Item, double Start, int LightPlace, ulong Site, ulong Operator, int First, UncertainStep[] Steps)
{
    /// <summary>Whether it may make something now, but nobody says how much.</summary>
    public bool IsUnknown => LightPlace >= 0;

    /// <summary>In how many months its rate can change at most.</summary>
    public int MostChanges(int months) => Steps.Length > 1 ? months : Steps[0].Ramp + 1;
}
