namespace CoProduction.Gaps.Forecasts;

/// <summary>The changes by the expansions that count in a case, by item and month.</summary>
internal sealed class Growth
{
    private readonly double[]?[] onKnownRates;
    private readonly MonthTable?[] newlyPublished;
    private readonly double[]?[] doubtGone;
    private readonly int[] knownFrom;

    public Growth(CurrentCapacity current, ForecastCase forecast)
    {
        var (items, months) = (current.Items.Count, current.Horizon.Months);
        onKnownRates = new double[]?[items];
        doubtGone = new double[]?[items];
        newlyPublished = new MonthTable?[items];
        knownFrom = new int[items];
        Array.Fill(knownFrom, months);
        foreach (var (planned, item, partner) in current.Lines.Expanding)
        {
            var line = new LineForecast(planned, forecast);
            if (line.Changes is { } changes)
            {
                knownFrom[item] = Math.Min(knownFrom[item], changes.From);
                var grown = onKnownRates[item] ??= new double[months];
                var ofUnknown = current.Lines.UnknownOf(item);
                var newlyKnown = planned.IsUnknown ? newlyPublished[item] ??= new MonthTable(months, ofUnknown.Length) : null;
                Add(line, changes, grown, newlyKnown, ofUnknown.IndexOf(partner));
                if (planned.Registered.Most is not null)
                {
                    AddDoubtGone(planned, line, doubtGone[item] ??= new double[months]);
                }
            }
        }
    }

    /// <summary>The first month in which an expansion of the item is in effect; the number of months if none ever is.</summary>
    public int KnownFrom(int item) => knownFrom[item];

    /// <summary>The changes of lines of known rate and the stated additions; units a month, negative if a line shrinks.</summary>
    public double OnKnownRates(int item, int month) => onKnownRates[item]?[month] ?? 0;

    /// <summary>How much of the doubt about what lines make is gone, because a plan sets a total; units a month.</summary>
    public double DoubtGone(int item, int month) => doubtGone[item]?[month] ?? 0;

    /// <summary>
    /// The newly published rates of lines of unknown rate, by the partners of <see cref="RegisteredLines.UnknownOf"/>; empty if there are none.
    /// </summary>
    public ReadOnlySpan<double> NewlyPublished(int item, int month) => newlyPublished[item] is { } rates ? rates[month] : default;

    private static void AddDoubtGone(PlannedLine planned, LineForecast line, double[] gone)
    {
        for (var month = 0; month < gone.Length; month++)
        {
            var doubt = planned.Registered.Doubt(month);
            gone[month] += doubt - (line.From(month, planned.Made(month) + doubt).Total - line.At(month).Total);
        }
    }

    /// <summary>Adds the changes of one line. If its rate is unknown, adds its newly published rates at the partner's index.</summary>
    internal static void Add(LineForecast line, (int From, int Settled) changes, double[] grown, MonthTable? newlyKnown, int partner)
    {
        var rate = default(LineRate);
        for (var month = changes.From; month < grown.Length; month++)
        {
            rate = month <= changes.Settled || month == changes.From || !line.IsSteady ? line.At(month) : rate;
            if (newlyKnown is null)
            {
                grown[month] += rate.Total - line.Made(month) + rate.Added;
            }
            else
            {
                newlyKnown.Row(month)[partner] += rate.Total;
                grown[month] += rate.Added;
            }
        }
    }
}
