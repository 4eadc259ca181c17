namespace CoProduction.Gaps.Probabilities;

/// <summary>
/// A line with one step, which changes its rate evenly over the step's ramp. Most lines have this form and are added from a flat list.
/// </summary>
/// <param name="Step">The step's number among those of all lines.</param>
/// <param name="Item">The item's number.</param>
/// <param name="LightPlace">If a total replaces an unknown rate, the number of the item and partner among <see cref="PublishableRates"/>; otherwise
/// negative.</param>
/// <param name="Ramp">Months after the first one until the rate is reached.</param>
/// <param name="Change">The change of the rate in each month of the ramp, units a month.</param>
internal readonly record struct EvenLine(int Step, int Item, int LightPlace, int Ramp, double Change)
{
    /// <summary>Whether the step is a newly published total.</summary>
    public bool ComesToLight => LightPlace >= 0;

    /// <summary>The line in this form; null if it has several steps.</summary>
    public static EvenLine? Of(UncertainLine line) =>
        line is { Left: null, IsSteady: true } && line.Steps is [{ Step: { IsPause: false, Left: 1 } planned } step] && planned.RampFrom == planned.From && (!planned.IsCut || !line.IsUnknown)
            ? new EvenLine(
                line.First,
                line.Item,
                planned.Total is null ? -1 : line.LightPlace,
                step.Ramp,
                (planned.Total is { } total ? total - line.Start : Math.Max(planned.Added, line.IsUnknown ? double.NegativeInfinity : -line.Start)) / (step.Ramp + 1))
            : null;
}
