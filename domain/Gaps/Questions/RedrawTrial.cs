using CoProduction.Gaps.Allocations;
using CoProduction.Gaps.Probabilities;
using CoProduction.Gaps.Readings;

namespace CoProduction.Gaps.Questions;

/// <summary>One possible future after another in the central reading, at the goals' ends only, and each again with something drawn anew.</summary>
/// <remarks>Allocates nothing after construction. An instance is not safe for use by two threads at once.</remarks>
internal sealed class RedrawTrial
{
    private readonly TrialPlans sure;
    private readonly TrialPlans doubtful;
    private readonly StepDraws[] draws;
    private readonly int[] sureDrawn;
    private readonly int[] sureOther;
    private readonly int[] doubtfulDrawn;
    private readonly int[] doubtfulOther;
    private readonly int[] scratch;
    private readonly PaceDraws paces;
    private readonly PaceDraws otherPaces;
    private readonly TrialCapacities capacities;
    private readonly Sharing sharing;
    private readonly bool[] isEnd;
    private readonly double[] outputs;
    private readonly bool[] binding;
    private readonly double[][] asDrawn;
    private readonly double[][] asProduced;
    private readonly int last;
    private bool isAsDrawn;

    /// <param name="lines">The lines.</param>
    /// <param name="goals">The goals.</param>
    /// <param name="seed">The seed of the random draws. What is drawn anew has another one, made of it.</param>
    public RedrawTrial(TrialLines lines, IReadOnlyList<FamilyGoal> goals, ulong seed)
    {
        var (projection, other) = (lines.Sure.Projection, ~seed);
        sure = new TrialPlans(lines.Sure, seed);
        doubtful = new TrialPlans(lines.InDoubt[(int)Reading.Central], seed, sure);
        var ofDoubtful = lines.InDoubt[(int)Reading.Central];
        draws = [new StepDraws(lines.Sure, seed), new StepDraws(lines.Sure, other), new StepDraws(ofDoubtful, seed), new StepDraws(ofDoubtful, other)];
        (sureDrawn, sureOther) = (new int[sure.Effective.Length], new int[sure.Effective.Length]);
        (doubtfulDrawn, doubtfulOther) = (new int[doubtful.Effective.Length], new int[doubtful.Effective.Length]);
        scratch = new int[Math.Max(sureDrawn.Length, doubtfulDrawn.Length)];
        Array.ForEach([sureDrawn, sureOther, doubtfulDrawn, doubtfulOther], months => Array.Fill(months, UncertainStep.Never));
        (paces, otherPaces) = (new PaceDraws(lines, seed), new PaceDraws(lines, other));
        capacities = new TrialCapacities(lines.Sure, doubtful.Growth, paces, Reading.Central);
        sharing = projection.Sharing();
        isEnd = new bool[projection.Horizon.Months];
        foreach (var goal in goals)
        {
            isEnd[goal.Last] = true;
        }

        last = Array.LastIndexOf(isEnd, true);
        (asDrawn, asProduced) = (Rooms(), Rooms());
        outputs = new double[isEnd.Length * projection.Goals.Count];
        binding = new bool[isEnd.Length * sharing.Uses.Count];
    }

    /// <summary>By product, units a month at a goal's end.</summary>
    public ReadOnlySpan<double> OutputsIn(int end) => outputs.AsSpan(end * sharing.Uses.Products, sharing.Uses.Products);

    /// <summary>By use, whether it stops the product at a goal's end.</summary>
    public ReadOnlySpan<bool> BindingIn(int end) => binding.AsSpan(end * sharing.Uses.Count, sharing.Uses.Count);

    /// <summary>Draws the trial with a number, and produces it.</summary>
    public void Draw(int number)
    {
        draws[0].Draw((ulong)number, sureDrawn);
        draws[1].Draw((ulong)number, sureOther);
        draws[2].Draw((ulong)number, doubtfulDrawn);
        draws[3].Draw((ulong)number, doubtfulOther);
        paces.Draw(number);
        otherPaces.Draw(number);
        sure.Take(sureDrawn);
        doubtful.Take(doubtfulDrawn);
        Produce();
        isAsDrawn = true;
        for (var end = 0; end <= last; end++)
        {
            (asProduced[end], asDrawn[end]) = (asDrawn[end], asProduced[end]);
        }
    }

    /// <summary>Produces the trial that was drawn last with some of it drawn anew.</summary>
    /// <returns>False if that comes out as it was drawn before, so that nothing was produced.</returns>
    public bool Redrawn(Redraw redraw)
    {
        var changes = redraw.Family >= 0 || redraw.Items.Count > 0;
        foreach (var step in redraw.SureSteps)
        {
            changes |= sureDrawn[step] != sureOther[step];
        }

        foreach (var step in redraw.DoubtfulSteps)
        {
            changes |= doubtfulDrawn[step] != doubtfulOther[step];
        }

        if (!changes)
        {
            return false;
        }

        paces.Mix(otherPaces, redraw);
        if (redraw.HasSteps || !isAsDrawn)
        {
            isAsDrawn = !redraw.HasSteps;
            sure.Take(With(sureDrawn, sureOther, redraw.SureSteps));
            doubtful.Take(With(doubtfulDrawn, doubtfulOther, redraw.DoubtfulSteps));
            Produce();
        }
        else
        {
            Regrow();
        }

        paces.Unmix(redraw);
        return true;
    }

    private double[][] Rooms() => [.. isEnd.Select(each => each ? new double[capacities.Stated.Length] : [])];

    private ReadOnlySpan<int> With(int[] drawn, int[] other, IReadOnlyList<int> steps)
    {
        drawn.CopyTo(scratch, 0);
        foreach (var step in steps)
        {
            scratch[step] = other[step];
        }

        return scratch.AsSpan(0, drawn.Length);
    }

    private void Produce()
    {
        capacities.Begin();
        for (var month = 0; month <= last; month++)
        {
            capacities.Advance(month, isEnd[month]);
            if (isEnd[month])
            {
                capacities.Stated.CopyTo(asProduced[month]);
                Share(month);
            }
        }
    }

    /// <summary>Produces with other paces only: what is stated is as it was drawn.</summary>
    private void Regrow()
    {
        for (var month = 0; month <= last; month++)
        {
            if (isEnd[month])
            {
                capacities.Regrow(month, asDrawn[month]);
                Share(month);
            }
        }
    }

    private void Share(int end) => sharing.Share(
        capacities.Now,
        outputs.AsSpan(end * sharing.Uses.Products, sharing.Uses.Products),
        binding.AsSpan(end * sharing.Uses.Count, sharing.Uses.Count));
}
