using CoProduction.Gaps.Forecasts;

namespace CoProduction.Gaps.Scenarios.Effects;

/// <summary>The lines of one item of which some changes leave the same share.</summary>
/// <param name="left">What they leave.</param>
internal sealed class HitLines(Share left)
{
    private readonly List<(PlannedLine Line, int Place)> expanding = [];
    private double current;

    /// <param name="line">A line.</param>
    public void Add(RegisteredLine line) => current += line.Current ?? 0;

    /// <param name="line">One of them that has expansions.</param>
    /// <param name="place">The place of its partner in <see cref="RegisteredLines.UnknownOf"/>; negative where it has none.</param>
    public void Add(PlannedLine line, int place) => expanding.Add((line, place));

    /// <summary>What they give in a case.</summary>
    /// <param name="forecast">The case.</param>
    /// <param name="months">How many months the horizon has.</param>
    /// <param name="partners">How many partners have lines of unknown rate of the item.</param>
    public HitCapacity In(ForecastCase forecast, int months, int partners)
    {
        var known = new double[months];
        MonthTable? comingToLight = null;
        foreach (var (planned, place) in expanding)
        {
            var line = new LineForecast(planned, forecast);
            if (line.Changes is { } changes)
            {
                Growth.Add(line, changes, known, planned.IsUnknown ? comingToLight ??= new MonthTable(months, partners) : null, place);
            }
        }

        for (var month = 0; month < months; month++)
        {
            known[month] += current;
        }

        return new HitCapacity(left, known, comingToLight);
    }
}

/// <summary>What lines that are hit would give without it.</summary>
/// <param name="Left">What is left of it.</param>
/// <param name="Known">By month, units a month.</param>
/// <param name="ComingToLight">By month and partner, what lines of unknown rate step to, units a month; null where none do.</param>
internal sealed record HitCapacity(Share Left, double[] Known, MonthTable? ComingToLight);
