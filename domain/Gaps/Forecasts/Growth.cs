namespace CoProduction.Gaps.Forecasts;

/// <summary>The changes by the plans that count in a case, by item and month, at the floor and at the ceiling.</summary>
internal sealed class Growth
{
    private readonly Side floor;
    private readonly Side ceiling;

    public Growth(CurrentCapacity current, ForecastCase forecast)
    {
        floor = new Side(current, forecast);
        floor.Add(line => line.IsSure ? line : null);
        ceiling = floor.Copy();
        floor.Add(line => line.IsSure ? null : line);
        ceiling.Add(line => line.IsSure ? null : line.In(most: true));
    }

    /// <summary>The first month in which a plan of the item is in effect; the number of months if none ever is.</summary>
    public int KnownFrom(int item, bool most) => Of(most).KnownFrom[item];

    /// <summary>The changes of lines of known rate and the stated additions; units a month, negative if a line shrinks.</summary>
    public double OnKnownRates(int item, int month, bool most) => Of(most).OnKnownRates[item]?[month] ?? 0;

    /// <summary>
    /// The newly published rates of lines of unknown rate, by the partners of <see cref="RegisteredLines.UnknownOf"/>; empty if there are none.
    /// </summary>
    public ReadOnlySpan<double> NewlyPublished(int item, int month, bool most) => Of(most).NewlyPublished[item] is { } rates ? rates[month] : default;

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
                newlyKnown.Row(month)[partner] += rate.Total - line.Made(month);
                grown[month] += rate.Added;
            }
        }
    }

    private Side Of(bool most) => most ? ceiling : floor;

    /// <summary>The changes as one reading takes them.</summary>
    private sealed class Side(CurrentCapacity current, ForecastCase forecast)
    {
        private readonly int months = current.Horizon.Months;

        public double[]?[] OnKnownRates { get; private init; } = new double[]?[current.Items.Count];

        public MonthTable?[] NewlyPublished { get; private init; } = new MonthTable?[current.Items.Count];

        public int[] KnownFrom { get; private init; } = [.. Enumerable.Repeat(current.Horizon.Months, current.Items.Count)];

        public Side Copy() => new(current, forecast)
        {
            OnKnownRates = [.. OnKnownRates.Select(rates => (double[]?)rates?.Clone())],
            NewlyPublished = [.. NewlyPublished.Select(rates => rates?.Copy())],
            KnownFrom = [.. KnownFrom],
        };

        /// <summary>Adds those lines that are taken, as they are taken.</summary>
        public void Add(Func<PlannedLine, PlannedLine?> taken)
        {
            foreach (var (planned, item, partner) in current.Lines.Expanding)
            {
                if (taken(planned) is { } line)
                {
                    Add(new LineForecast(line, forecast), line.IsUnknown, item, partner);
                }
            }
        }

        private void Add(LineForecast line, bool isUnknown, int item, int partner)
        {
            if (line.Changes is { } changes)
            {
                KnownFrom[item] = Math.Min(KnownFrom[item], changes.From);
                var ofUnknown = current.Lines.UnknownOf(item);
                var newlyKnown = isUnknown ? NewlyPublished[item] ??= new MonthTable(months, ofUnknown.Length) : null;
                Growth.Add(line, changes, OnKnownRates[item] ??= new double[months], newlyKnown, ofUnknown.IndexOf(partner));
            }
        }
    }
}
