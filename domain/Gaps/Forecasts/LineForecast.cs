
namespace CoProduction.Gaps.Forecasts;

/// <summary>How one line's rate changes over the months in one case.</summary>
/// <remarks>
/// A total replaces the rate before it, so that alternatives never add up. If one month has several totals, the lowest counts, out of caution; in the
/// expected case each counts by its probability, the lowest first.
/// </remarks>
/// <param name="line">The line.</param>
/// <param name="forecast">The case.</param>
public readonly struct LineForecast(PlannedLine line, ForecastCase forecast)
{
    /// <summary>What the line makes in a month, without its plans.</summary>
    public double Made(int month) => line.Made(month);

    /// <summary>Whether that is the same in all months after the present.</summary>
    public bool IsSteady => line.IsSteady;

    /// <summary>Each expansion in order, with its effect.</summary>
    public IReadOnlyList<(PlannedStep Step, ExpansionEffect Effect)> Effects
    {
        get
        {
            var effects = new (PlannedStep, ExpansionEffect)[line.Steps.Length];
            PlannedStep? before = null;
            for (var place = 0; place < effects.Length; place++)
            {
                var step = line.Steps[place];
                var effect = EffectOf(step, before);
                before = effect == ExpansionEffect.Counted ? step : before;
                effects[place] = (step, effect);
            }

            return effects;
        }
    }

    /// <summary>The first month of the horizon in which an expansion is in effect, and the month from which nothing changes any more.</summary>
    /// <returns>Null if no expansion is ever in effect.</returns>
    public (int From, int Settled)? Changes
    {
        get
        {
            (int From, int Settled)? changes = null;
            PlannedStep? before = null;
            foreach (var step in line.Steps)
            {
                if (EffectOf(step, before) == ExpansionEffect.Counted)
                {
                    before = step;
                    var from = changes?.From ?? Math.Max(0, step.From);
                    changes = (from, Math.Max(changes?.Settled ?? from, step.Settled));
                }
            }

            return changes;
        }
    }

    /// <summary>The rate in a month of the horizon.</summary>
    public LineRate At(int month) => From(month, line.Made(month));

    /// <summary>The rate in a month of the horizon if the line makes a given rate in it without its plans.</summary>
    internal LineRate From(int month, double made)
    {
        var rate = new LineRate(made, 0);
        var countingFrom = line.CountingFrom(month);
        PlannedStep? before = null;
        foreach (var step in line.Steps)
        {
            var since = month - step.From;
            if (since < 0)
            {
                break;
            }

            if (step.From >= countingFrom && EffectOf(step, before) == ExpansionEffect.Counted)
            {
                before = step;
                rate = rate.Expanded(step.Expansion, since, forecast.ShareOf(step.Expansion.Stage));
            }
        }

        return rate;
    }

    /// <param name="step">A step.</param>
    /// <param name="before">The last earlier step that counts.</param>
    private ExpansionEffect EffectOf(PlannedStep step, PlannedStep? before) =>
        step.Bar is { } bar ? bar
        : forecast.ShareOf(step.Expansion.Stage) == 0 ? ExpansionEffect.NotInCase
        : step.IsAfterHorizon ? ExpansionEffect.AfterHorizon
        : forecast != ForecastCase.Expected && before?.IsAlternativeTo(step) == true ? ExpansionEffect.Alternative
        : ExpansionEffect.Counted;
}
