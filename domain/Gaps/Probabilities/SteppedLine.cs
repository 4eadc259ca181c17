using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Scenarios.Effects;
using CoProduction.Registry.Plans;

namespace CoProduction.Gaps.Probabilities;

/// <summary>A line with several steps; each changes the rate that the steps before it lead to.</summary>
/// <param name="line">The line.</param>
/// <param name="months">The number of months of the horizon.</param>
internal sealed class SteppedLine(UncertainLine line, int months)
{
    private readonly UncertainStep[] steps = line.Steps;

    // Side by side and read in place, because trials ask for them millions of times.
    private readonly double[] made = [.. Enumerable.Range(0, months).Select(line.Planned.Made)];
    private readonly PlannedStep[] planned = [.. line.Steps.Select(step => step.Step)];
    private readonly bool[] isPassedOver = [.. line.Steps.Select(step => line.Planned.IsMost && !step.IsCut && step.Plan.Stage != PlanStage.Commissioned)];
    private readonly bool isNeverIdle = line.Planned.Registered.Factory.Statuses.All(status => status.Month is null);

    /// <summary>The number of its first step among those of all lines.</summary>
    public int First { get; } = line.First;

    /// <summary>How many steps it has.</summary>
    public int Count => steps.Length;

    /// <summary>The item's number.</summary>
    public int Item { get; } = line.Item;

    /// <summary>The number of its item and partner among <see cref="PublishableRates"/>; negative where the rate is known.</summary>
    public int LightPlace { get; } = line.LightPlace;

    /// <summary>The share of the line that a scenario leaves; null if it leaves all.</summary>
    public Share? Left { get; } = line.Left;

    /// <summary>Whether a step may take effect before an earlier one, or end.</summary>
    public bool IsOutOfOrder { get; } = line.Steps.Length > 1 && Array.Exists(line.Steps, step => step.IsCut) || Array.Exists(line.Steps, step => step.Step.IsPause);

    /// <summary>Whether it makes the same in all months after the present, but for its steps.</summary>
    public bool IsSteady => line.IsSteady;

    /// <summary>What it makes in a month without its steps; 0 where that is unknown.</summary>
    public LineRate Made(int month) => new(made[month], 0);

    /// <summary>
    /// Puts its steps in order: none takes effect before one that was promised earlier and comes too, but for a cut, which waits for nothing. Of alternatives
    /// only the first that is drawn to come does.
    /// </summary>
    /// <param name="effective">By its steps, the month in which each takes effect by itself; overwritten with that in which it does on the line.</param>
    public void Settle(Span<int> effective)
    {
        var (earliest, oneCame) = (int.MinValue, false);
        for (var place = 0; place < steps.Length; place++)
        {
            oneCame &= steps[place].IsAlternative;
            var month = oneCame ? UncertainStep.Never : effective[place];
            if (month != UncertainStep.Never)
            {
                month = steps[place].IsCut ? month : earliest = Math.Max(month, earliest);
                oneCame = true;
            }

            effective[place] = month;
        }
    }

    /// <summary>The last month in which a step changes the rate.</summary>
    /// <param name="place">The step.</param>
    /// <param name="effective">The month in which it takes effect, not <see cref="UncertainStep.Never"/>.</param>
    public int Reached(int place, int effective) => (int)Math.Min(int.MaxValue - 1, (long)effective + planned[place].Settled - planned[place].From);

    /// <summary>Its rate in a month.</summary>
    /// <param name="effective">By its steps, the month in which each takes effect on the line.</param>
    /// <param name="month">The month.</param>
    public LineRate At(ReadOnlySpan<int> effective, int month)
    {
        var (rate, paused) = (Made(month), 1.0);
        var countingFrom = isNeverIdle ? int.MinValue : line.Planned.CountingFrom(month);
        for (var place = 0; place < steps.Length; place++)
        {
            if (effective[place] <= month && effective[place] >= countingFrom)
            {
                ref readonly var step = ref planned[place];
                var late = effective[place] - step.From;
                if (step.IsPause)
                {
                    paused *= step.Until == int.MaxValue || month - late <= step.Until ? step.Left : 1;
                }
                else
                {
                    var after = rate.After(in step, month - late - step.RampFrom);

                    // At the ceiling nothing that is not commissioned takes away.
                    rate = isPassedOver[place] && after.Sum < rate.Sum ? rate : after;
                }
            }
        }

        return rate.Times(paused);
    }
}
