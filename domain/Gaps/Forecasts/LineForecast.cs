namespace CoProduction.Gaps.Forecasts;

/// <summary>How one line's rate changes over the months in one case.</summary>
/// <remarks>
/// A total replaces the rate before it, so that alternatives never add up. If one month has several totals, the lowest counts, out of caution; in the
/// expected case each counts by its probability, the lowest first. A plan that takes away from what is made counts as soon as it is announced, but for the
/// operating case; at the ceiling nothing takes away before it is commissioned.
/// </remarks>
/// <param name="line">The line.</param>
/// <param name="forecast">The case.</param>
public readonly struct LineForecast(PlannedLine line, ForecastCase forecast)
{
    /// <summary>What the line makes in a month, without its plans.</summary>
    public double Made(int month) => line.Made(month);

    /// <summary>Whether that is the same in all months after the present.</summary>
    public bool IsSteady => line.IsSteady;

    /// <summary>Each plan in order, with its effect.</summary>
    public IReadOnlyList<(PlannedStep Step, PlanEffect Effect)> Effects
    {
        get
        {
            var effects = new (PlannedStep, PlanEffect)[line.Steps.Length];
            var (rate, before) = (new LineRate(line.Made(line.Registered.Now), 0), -1);
            for (var place = 0; place < effects.Length; place++)
            {
                effects[place] = (line.Steps[place], Take(place, int.MaxValue, ref rate, ref before));
            }

            return effects;
        }
    }

    /// <summary>The first month of the horizon in which a plan is in effect, and the month from which nothing changes any more.</summary>
    /// <returns>Null if no plan is ever in effect.</returns>
    public (int From, int Settled)? Changes
    {
        get
        {
            (int From, int Settled)? changes = null;
            var (rate, before) = (new LineRate(line.Made(line.Registered.Now), 0), -1);
            for (var place = 0; place < line.Steps.Length; place++)
            {
                ref readonly var step = ref line.Steps[place];
                if (Take(place, int.MaxValue, ref rate, ref before) == PlanEffect.Counted && (!step.IsCut || !line.IsUnknown))
                {
                    var from = changes?.From ?? Math.Max(0, step.From);
                    changes = (from, Math.Max(changes?.Settled ?? from, step.Settled));
                }
            }

            return changes;
        }
    }

    /// <summary>The rate in a month of the horizon.</summary>
    public LineRate At(int month)
    {
        var (rate, paused) = (new LineRate(line.Made(month), 0), 1.0);
        var countingFrom = line.CountingFrom(month);
        var before = -1;
        for (var place = 0; place < line.Steps.Length; place++)
        {
            ref readonly var step = ref line.Steps[place];
            if (step.From > month)
            {
                break;
            }

            if (step.From < countingFrom)
            {
                continue;
            }

            if (step.IsPause)
            {
                paused *= step.Bar is null && month <= step.Until ? 1 - ((1 - step.Left) * ShareOf(in step, isCut: true)) : 1;
            }
            else
            {
                Take(place, month, ref rate, ref before);
            }
        }

        return rate.Times(paused);
    }

    /// <summary>Lets a step change the rate, as far as the case and the reading count it.</summary>
    /// <param name="place">The step's place in the line.</param>
    /// <param name="month">The month; the greatest number for a time when the whole change is reached.</param>
    /// <param name="rate">The rate before, and then after it.</param>
    /// <param name="before">The place of the last earlier step that counts; negative if none does.</param>
    private PlanEffect Take(int place, int month, ref LineRate rate, ref int before)
    {
        ref readonly var step = ref line.Steps[place];
        if (step.Bar is { } bar)
        {
            return bar;
        }

        var after = step.IsPause ? rate : rate.After(in step, month == int.MaxValue ? step.Ramp : month - step.RampFrom);
        var lowers = after.Sum < rate.Sum && (line.IsMost || after.Sum < line.Made(month == int.MaxValue ? line.Registered.Now : month));
        var share = ShareOf(in step, step.IsCut || lowers);
        var effect = share == 0 ? PlanEffect.NotInCase
            : step.IsAfterHorizon ? PlanEffect.AfterHorizon
            : forecast != ForecastCase.Expected && before >= 0 && line.Steps[before].IsAlternativeTo(in step) ? PlanEffect.Alternative
            : PlanEffect.Counted;
        if (effect == PlanEffect.Counted)
        {
            before = place;
            rate = rate.Toward(after, share);
        }

        return effect;
    }

    private double ShareOf(in PlannedStep step, bool isCut) =>
        isCut ? forecast.ShareOfCut(step.Stage, line.IsMost) : forecast.ShareOf(step.Stage);
}
