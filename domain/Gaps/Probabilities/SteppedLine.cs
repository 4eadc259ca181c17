using CoProduction.Gaps.Forecasts;

namespace CoProduction.Gaps.Probabilities;

/// <summary>A line with several steps, each of which changes what those before it have made of its rate.</summary>
/// <param name="line">The line.</param>
internal sealed class SteppedLine(UncertainLine line)
{
    private readonly LineStep[] steps = [.. line.Steps.Select(LineStep.Of)];
    private readonly LineRate start = new(line.Start, 0);

    /// <summary>The number of its first step among those of all lines.</summary>
    public int First { get; } = line.First;

    /// <summary>How many steps it has.</summary>
    public int Count => steps.Length;

    /// <summary>The item's number.</summary>
    public int Item { get; } = line.Item;

    /// <summary>The number of its item and partner among <see cref="LightPlaces"/>; negative where the rate is known.</summary>
    public int LightPlace { get; } = line.LightPlace;

    /// <summary>What it makes now; 0 where that is unknown.</summary>
    public ref readonly LineRate Start => ref start;

    /// <summary>
    /// Puts its steps in order: none takes effect before one that was promised before it and comes too. Of alternatives the first that
    /// comes is the one that comes.
    /// </summary>
    /// <param name="effective">By its steps, the month in which each takes effect, taken by itself; afterwards that in which it does on the line.</param>
    public void Settle(Span<int> effective)
    {
        var (earliest, oneCame) = (int.MinValue, false);
        for (var place = 0; place < steps.Length; place++)
        {
            oneCame &= steps[place].IsAlternative;
            var month = oneCame ? UncertainStep.Never : effective[place];
            if (month != UncertainStep.Never)
            {
                month = earliest = Math.Max(month, earliest);
                oneCame = true;
            }

            effective[place] = month;
        }
    }

    /// <summary>The last month in which a step changes the rate.</summary>
    /// <param name="place">The step.</param>
    /// <param name="effective">The month in which it takes effect, not <see cref="UncertainStep.Never"/>.</param>
    public int Reached(int place, int effective) => effective + steps[place].Ramp;

    /// <summary>Its rate in a month.</summary>
    /// <param name="effective">By its steps, the month in which each takes effect on the line.</param>
    /// <param name="month">The month.</param>
    public LineRate At(ReadOnlySpan<int> effective, int month)
    {
        var rate = start;
        for (var place = 0; place < steps.Length; place++)
        {
            if (effective[place] <= month)
            {
                rate = steps[place].After(rate, month - effective[place]);
            }
        }

        return rate;
    }

    /// <param name="Units">Its total or what it adds, units a month.</param>
    /// <param name="Ramp">Months after its first one until its rate is reached.</param>
    /// <param name="IsTotal">Whether it replaces the rate or adds to it.</param>
    /// <param name="IsAlternative">Whether only it or the step before it can come.</param>
    private readonly record struct LineStep(double Units, int Ramp, bool IsTotal, bool IsAlternative)
    {
        public static LineStep Of(UncertainStep step) =>
            new((step.Expansion.NewRate ?? step.Expansion.AddedRate!.Value).Units, step.Ramp, step.Expansion.NewRate is not null, step.IsAlternative);

        /// <summary>As <see cref="LineRate.Expanded"/> has it.</summary>
        public LineRate After(LineRate rate, int since) =>
            rate.Toward(IsTotal ? new LineRate(Units, 0) : rate with { Added = rate.Added + Units }, Math.Min(1, (since + 1.0) / (Ramp + 1)));
    }
}
