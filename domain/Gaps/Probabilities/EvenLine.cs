namespace CoProduction.Gaps.Probabilities;

/// <summary>A line with one step, which changes its rate evenly over the step's ramp: most lines are such, and drawn from a flat list.</summary>
/// <param name="Place">Names the step's draws.</param>
/// <param name="Site">Names the draws of its site.</param>
/// <param name="Operator">Names the draws of its operator.</param>
/// <param name="Success">The step comes where a draw of 32 bits is below this.</param>
/// <param name="Slip">How late it comes.</param>
/// <param name="Promised">The month that it promises, by the number of the horizon.</param>
/// <param name="Ramp">Months after its first one until its rate is reached.</param>
/// <param name="Change">How far the rate changes in each month of the ramp, units a month.</param>
/// <param name="Item">The item's number.</param>
/// <param name="LightPlace">Where a total comes to light on a rate that is unknown, the place of the partner among those of <see cref="Forecasts.RegisteredLines.UnknownOf"/>; else negative.</param>
/// <param name="Step">The step's number among those of all lines.</param>
internal readonly record struct EvenLine(
    ulong Place, ulong Site, ulong Operator, ulong Success, SlipDistribution Slip, int Promised, int Ramp, double Change, int Item, int LightPlace, int Step)
{
    /// <summary>The line in this form; null where it has several steps.</summary>
    public static EvenLine? Of(UncertainLine line) =>
        line.Steps is [var step]
            ? new EvenLine(
                step.Place,
                line.Site,
                line.Operator,
                step.Success,
                step.Slip,
                step.Promised,
                step.Ramp,
                (step.Expansion.NewRate is { } total ? total.Units - line.Start : step.Expansion.AddedRate!.Value.Units) / (step.Ramp + 1),
                line.Item,
                step.Expansion.NewRate is null ? -1 : line.UnknownPlace,
                line.First)
            : null;
}
