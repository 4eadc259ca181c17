using CoProduction.Gaps.Forecasts;

namespace CoProduction.Gaps.Scenarios.Effects;

/// <summary>The lines of one item that keep the same share after some changes.</summary>
/// <param name="left">The share that remains.</param>
internal sealed class HitLines(Share left)
{
    private readonly List<(PlannedLine Line, int Place)> expanding = [];
    private readonly List<LineOutput> changing = [];
    private readonly List<RegisteredLine> doubtful = [];
    private double constant;

    /// <summary>The share that remains.</summary>
    public Share Left => left;

    /// <summary>The sum of the known present rates, units a month.</summary>
    public double Current { get; private set; }

    /// <summary>The part of it whose growth is unstated.</summary>
    public double Unstated { get; private set; }

    /// <param name="line">A line.</param>
    /// <param name="unstated">The part of its present rate whose growth is unstated, units a month.</param>
    public void Add(RegisteredLine line, double unstated)
    {
        Current += line.Current ?? 0;
        Unstated += unstated;
        if (line.Most is not null)
        {
            doubtful.Add(line);
        }

        if (line.Output is { Settled: > 0 } output)
        {
            changing.Add(output);
        }
        else
        {
            constant += line.Current ?? 0;
        }
    }

    /// <summary>The sum of the known rates in a month of the horizon, without plans; units a month.</summary>
    /// <param name="month">The month.</param>
    /// <param name="hopeful">Whether the lines make the most that is stated.</param>
    public double Made(int month, bool hopeful) =>
        constant + changing.Sum(output => output.At(month) ?? 0) + (hopeful ? doubtful.Sum(line => line.Doubt(month)) : 0);

    /// <param name="line">A hit line that has plans.</param>
    /// <param name="place">The index of its partner in <see cref="RegisteredLines.UnknownOf"/>; negative if the partner is not in it.</param>
    public void Add(PlannedLine line, int place) => expanding.Add((line, place));

    /// <summary>The output of the lines in a case.</summary>
    /// <param name="forecast">The case.</param>
    /// <param name="months">The number of months in the horizon.</param>
    /// <param name="partners">The number of partners that have lines of unknown rate of the item.</param>
    /// <param name="hopeful">Whether the lines make the most that is stated.</param>
    public HitCapacity In(ForecastCase forecast, int months, int partners, bool hopeful)
    {
        var known = new double[months];
        MonthTable? newlyPublished = null;
        foreach (var (planned, place) in expanding)
        {
            var line = new LineForecast(planned.In(hopeful), forecast);
            if (line.Changes is { } changes)
            {
                Growth.Add(line, changes, known, planned.IsUnknown ? newlyPublished ??= new MonthTable(months, partners) : null, place);
            }
        }

        for (var month = 0; month < months; month++)
        {
            known[month] += Made(month, hopeful);
        }

        return new HitCapacity(left, known, newlyPublished);
    }
}

/// <summary>The output that hit lines would have without the hit.</summary>
/// <param name="Left">The share that remains.</param>
/// <param name="Known">By month, units a month.</param>
/// <param name="NewlyPublished">By month and partner, the newly published rates of lines of unknown rate, units a month; null if there are
/// none.</param>
internal sealed record HitCapacity(Share Left, double[] Known, MonthTable? NewlyPublished);
