namespace CoProduction.Gaps.Probabilities;

/// <summary>One course of the future after another: which expansions come and when, and what can be made then.</summary>
/// <remarks>Allocates nothing once it is made; no two threads may use one at a time.</remarks>
internal sealed class Trial
{
    private readonly UncertainLines lines;
    private readonly ulong seed;
    private readonly TrialGrowth growth;
    private readonly TrialProduction production;
    private readonly int[] coming;
    private readonly int months;

    public Trial(UncertainLines lines, ulong seed)
    {
        this.lines = lines;
        this.seed = seed;
        months = lines.Projection.Horizon.Months;
        growth = new TrialGrowth(lines);
        production = new TrialProduction(lines.Projection, growth);
        Effective = new int[InfluenceSums.Room(lines)];
        Array.Fill(Effective, UncertainStep.Never);
        coming = new int[lines.Even.Length];
    }

    /// <summary>By step: the month from which it is in effect, by the number of the horizon; <see cref="UncertainStep.Never"/> where it does not come.</summary>
    public int[] Effective { get; }

    /// <summary>Runs the course of a number.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="outputs">Month by month and in each by product, units a month; overwritten.</param>
    public void Run(int number, Span<double> outputs)
    {
        growth.Clear();
        foreach (var place in coming.AsSpan(0, DrawEven((ulong)number)))
        {
            growth.Add(in lines.Even[place], Effective[lines.Even[place].Step]);
        }

        foreach (var line in lines.Stepped)
        {
            Settle(line, (ulong)number);
        }

        production.Produce(outputs);
    }

    /// <summary>Draws when the lines with one step come.</summary>
    /// <returns>How many come before the horizon ends; their places come first among those that do.</returns>
    private int DrawEven(ulong number)
    {
        var (even, count) = (lines.Even, 0);
        for (var place = 0; place < even.Length; place++)
        {
            ref readonly var line = ref even[place];
            var draw = DrawOf(line.Place, line.Site, line.Operator, number);
            var late = line.Promised + line.Slip.Months(draw.Second);
            var month = draw.First < line.Success ? late : UncertainStep.Never;
            Effective[line.Step] = month;
            coming[count] = place;
            count += month < months ? 1 : 0;
        }

        return count;
    }

    /// <summary>
    /// Draws when the line's steps come. They keep their order: none takes effect before one that was promised before it and comes too.
    /// Of alternatives the first that comes is the one that comes.
    /// </summary>
    private void Settle(UncertainLine line, ulong number)
    {
        var effective = Effective.AsSpan(line.First, line.Steps.Length);
        var (earliest, oneCame) = (int.MinValue, false);
        for (var place = 0; place < effective.Length; place++)
        {
            var step = line.Steps[place];
            oneCame &= step.IsAlternative;
            var month = oneCame ? UncertainStep.Never : step.MonthOf(DrawOf(step.Place, line.Site, line.Operator, number));
            if (month != UncertainStep.Never)
            {
                month = earliest = Math.Max(month, earliest);
                oneCame = true;
            }

            effective[place] = month;
        }

        growth.Add(line, effective);
    }

    /// <summary>The draw that decides: the expansion's own says whose it is.</summary>
    private Draw DrawOf(ulong own, ulong site, ulong @operator, ulong number)
    {
        var draw = Philox.At(seed, own, number);
        return draw.Third < lines.ByOperator ? Philox.At(seed, draw.Third < lines.BySite ? site : @operator, number) : draw;
    }
}
