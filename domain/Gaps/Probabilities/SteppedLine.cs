using CoProduction.Gaps.Forecasts;

namespace CoProduction.Gaps.Probabilities;

/// <summary>A line with several steps. Each step changes the rate that the steps before it leave.</summary>
/// <param name="line">The line.</param>
internal sealed class SteppedLine(UncertainLine line)
{
    private readonly LineStep[] steps = [.. line.Steps.Select(LineStep.Of)];
    private readonly LineRate start = new(line.Start, 0);

    /// <summary>The number of its first step among those of all lines.</summary>
    public int First { get; } = line.First;

    /// <summary>The number of steps.</summary>
    public int Count => steps.Length;

    /// <summary>The item's number.</summary>
    public int Item { get; } = line.Item;

    /// <summary>The number of its item and partner among <see cref="LightPlaces"/>; negative if the rate is known.</summary>
    public int LightPlace { get; } = line.LightPlace;

    /// <summary>The present rate; 0 if unknown.</summary>
    public ref readonly LineRate Start => ref start;

    /// <summary>
    /// Puts the steps in order. No step takes effect before one that was promised earlier and also comes. Of several alternatives, only the first
    /// that comes takes effect.
    /// </summary>
    /// <param name="effective">By step, the month in which it takes effect by itself; overwritten with the month in which it takes effect on the
    /// line.</param>
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

    /// <summary>The rate in a month.</summary>
    /// <param name="effective">By step, the month in which it takes effect on the line.</param>
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

    /// <param name="Units">The new total or the addition, units a month.</param>
    /// <param name="Ramp">Months after the first one until the rate is reached.</param>
    /// <param name="IsTotal">Whether it replaces the rate or adds to it.</param>
    /// <param name="IsAlternative">Whether only it or the step before it can come.</param>
    private readonly record struct LineStep(double Units, int Ramp, bool IsTotal, bool IsAlternative)
    {
        public static LineStep Of(UncertainStep step) =>
            new((step.Expansion.NewRate ?? step.Expansion.AddedRate!.Value).Units, step.Ramp, step.Expansion.NewRate is not null, step.IsAlternative);

        /// <summary>The same as <see cref="LineRate.Expanded"/>.</summary>
        public LineRate After(LineRate rate, int since) =>
            rate.Toward(IsTotal ? new LineRate(Units, 0) : rate with { Added = rate.Added + Units }, Math.Min(1, (since + 1.0) / (Ramp + 1)));
    }
}
