using CoProduction.Gaps.Allocations;
using CoProduction.Gaps.Probabilities;
using CoProduction.Gaps.Readings;

namespace CoProduction.Gaps.Questions;

/// <summary>One possible future after another in the central reading, at the goals' ends only, and each again with something drawn anew.</summary>
/// <remarks>
/// Only what is drawn anew is worked out again: the capacities of some items, and how all share them, for several redraws at a time. Allocates nothing after
/// construction. An instance is not safe for use by two threads at once.
/// </remarks>
internal sealed class RedrawTrial
{
    private readonly RedrawnItems[] redraws;
    private readonly StepDraws[] draws;
    private readonly int[][] drawn;
    private readonly PaceDraws paces;
    private readonly PaceDraws otherPaces;
    private readonly FutureCapacities whole;
    private readonly FutureCapacities part;
    private readonly Sharing sharing;
    private readonly GoalEnd[] ends;
    private readonly GoalEnd?[] endIn;
    private readonly int[] waiting = new int[SharingLanes.Width];
    private readonly int last;
    private int count;

    /// <param name="lines">The lines.</param>
    /// <param name="goals">The goals.</param>
    /// <param name="redraws">What to draw anew, each by itself.</param>
    /// <param name="seed">The seed of the random draws. What is drawn anew has another one, made of it.</param>
    public RedrawTrial(TrialLines lines, IReadOnlyList<FamilyGoal> goals, RedrawnItems[] redraws, ulong seed)
    {
        this.redraws = redraws;
        var (projection, doubtful, other) = (lines.Sure.Projection, lines.InDoubt[(int)Reading.Central], ~seed);
        draws = [new StepDraws(lines.Sure, seed), new StepDraws(lines.Sure, other), new StepDraws(doubtful, seed), new StepDraws(doubtful, other)];
        drawn = [.. new[] { lines.Sure, lines.Sure, doubtful, doubtful }.Select(each => new int[InfluenceSums.Room(each)])];
        Array.ForEach(drawn, months => Array.Fill(months, UncertainStep.Never));
        (paces, otherPaces) = (new PaceDraws(lines, seed), new PaceDraws(lines, other));
        (whole, part) = (new FutureCapacities(lines, paces), new FutureCapacities(lines, paces));
        sharing = projection.Sharing();
        ends = [.. goals.Select(goal => goal.Last).Distinct().Order().Select(month => new GoalEnd(month, projection))];
        last = ends[^1].Month;
        endIn = new GoalEnd?[last + 1];
        foreach (var end in ends)
        {
            endIn[end.Month] = end;
        }
    }

    /// <summary>By product, units a month at a goal's end.</summary>
    public ReadOnlySpan<double> OutputsIn(int end) => endIn[end]!.Outputs;

    /// <summary>By use, whether it stops the product at a goal's end in the trial as it was drawn.</summary>
    public ReadOnlySpan<bool> BindingIn(int end) => endIn[end]!.Binding;

    /// <summary>Draws the trial with a number, and produces it.</summary>
    public void Draw(int number)
    {
        for (var each = 0; each < draws.Length; each++)
        {
            draws[each].Draw((ulong)number, drawn[each]);
        }

        paces.Draw(number);
        otherPaces.Draw(number);
        whole.Take(drawn[0], drawn[2]);
        for (var month = 0; month <= last; month++)
        {
            whole.Capacities.Advance(month, isRead: endIn[month] is not null);
            endIn[month]?.Keep(whole.Capacities, sharing);
        }
    }

    /// <summary>Produces the trial that was drawn last once for each redraw that changes a capacity.</summary>
    /// <param name="read">Reads the outputs, given the redraw's number.</param>
    public void Redraw(Action<int> read)
    {
        for (var redraw = 0; redraw < redraws.Length; redraw++)
        {
            if (IsOther(redraws[redraw].Redraw) && Grow(redraws[redraw]))
            {
                foreach (var end in ends)
                {
                    end.Put(count);
                }

                waiting[count++] = redraw;
                if (count == waiting.Length)
                {
                    Share(read);
                }
            }
        }

        if (count > 0)
        {
            Share(read);
        }
    }

    /// <summary>Whether something that is drawn anew comes out otherwise.</summary>
    private bool IsOther(Redraw redraw)
    {
        var isOther = redraw.Family >= 0 || redraw.Items.Count > 0;
        foreach (var step in redraw.SureSteps)
        {
            isOther |= drawn[0][step] != drawn[1][step];
        }

        foreach (var step in redraw.DoubtfulSteps)
        {
            isOther |= drawn[2][step] != drawn[3][step];
        }

        return isOther;
    }

    /// <returns>Whether a capacity at a goal's end is another.</returns>
    private bool Grow(RedrawnItems redrawn)
    {
        paces.Mix(otherPaces, redrawn.Redraw, redrawn.Growing);
        foreach (var end in ends)
        {
            end.Regrow(whole.Capacities, redrawn.GrowingFirsts);
        }

        if (redrawn.Planned.Length > 0)
        {
            part.Take(redrawn, drawn);
            for (var month = 0; month <= last; month++)
            {
                part.Capacities.Advance(month, isRead: endIn[month] is not null, redrawn.PlannedFirsts);
                endIn[month]?.Take(part.Capacities, redrawn.Planned);
            }
        }

        paces.Unmix(redrawn.Redraw, redrawn.Growing);
        var isOther = false;
        foreach (var end in ends)
        {
            isOther |= end.IsOther;
        }

        return isOther;
    }

    private void Share(Action<int> read)
    {
        foreach (var end in ends)
        {
            end.Share();
        }

        for (var lane = 0; lane < count; lane++)
        {
            foreach (var end in ends)
            {
                end.Read(lane);
            }

            read(waiting[lane]);
        }

        count = 0;
    }
}
