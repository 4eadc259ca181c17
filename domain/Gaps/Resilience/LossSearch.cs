using CoProduction.Gaps.Allocations;
using CoProduction.Gaps.Contributions;
using CoProduction.Gaps.Projections;

namespace CoProduction.Gaps.Resilience;

/// <summary>Takes contributions out of the capacities and shares anew, but only where that can change anything.</summary>
/// <remarks>
/// Where every item keeps more than is used of it, the outputs stay feasible, and so the best: they are the same to the last bit.
/// Not so for a product without a goal, which takes part in proportion to its own capacity. Equal losses of one item have equal
/// results. No two threads may use one at a time.
/// </remarks>
public sealed class LossSearch
{
    /// <summary>How much of a capacity must be left over for it to be out of the question that it binds; above <see cref="ProgressiveFilling.Tie"/>.</summary>
    private const double Margin = 1e-8;

    private readonly CaseProjection outcome;
    private readonly Projection projection;
    private readonly Sharing sharing;
    private readonly bool[] weighs;
    private readonly double[] leastSlack;
    private readonly double[] capacities;
    private readonly MonthTable outputs;
    private readonly Dictionary<(int Item, double Units), Loss> steady = [];

    public LossSearch(CaseProjection outcome)
    {
        this.outcome = outcome;
        projection = outcome.Projection;
        sharing = projection.Sharing();
        weighs = new bool[projection.Items.Count];
        foreach (var (product, item) in projection.Explosion.Products.Index())
        {
            weighs[item] = projection.Goals[product] is null;
        }

        leastSlack = [.. Enumerable.Range(0, projection.Items.Count).Select(item =>
            weighs[item] ? -1 : Enumerable.Range(0, projection.Horizon.Months).Min(month => Slack(item, month)))];
        capacities = new double[projection.Items.Count];
        outputs = new MonthTable(projection.Horizon.Months, projection.Goals.Count);
    }

    /// <summary>What is lost without some contributions; they may be of several partners, and several of one item.</summary>
    public Loss Without(IReadOnlyList<Contribution> parts)
    {
        if (parts is not [{ Varying: null, ComingToLight: null } only])
        {
            return Search(parts);
        }

        if (only.Steady == 0 || only.Steady <= leastSlack[only.Item])
        {
            return Loss.None;
        }

        ref var known = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(
            steady, (only.Item, only.Steady), out _);
        return known ??= Search(parts);
    }

    /// <summary>By product, the outputs of one month without some contributions, units a month; valid until the next call.</summary>
    public ReadOnlySpan<double> OutputsWithout(IReadOnlyList<Contribution> parts, int month)
    {
        Share(new CapacityLoss(outcome, parts), month, -1);
        return outputs[month];
    }

    private Loss Search(IReadOnlyList<Contribution> parts)
    {
        var (lost, changed, shared) = (new CapacityLoss(outcome, parts), false, -1);
        for (var month = 0; month < projection.Horizon.Months; month++)
        {
            (var differs, shared) = Share(lost, month, shared);
            changed |= differs;
        }

        return changed ? LossWriting.Of(projection, outcome.Lower.Outputs, outputs) : Loss.None;
    }

    /// <param name="lost">What is lost.</param>
    /// <param name="month">The month.</param>
    /// <param name="before">The last month that was shared anew; -1 where the month before was not.</param>
    /// <returns>Whether anything may differ from before the loss, and the month to hand in next.</returns>
    private (bool Differs, int Shared) Share(CapacityLoss lost, int month, int before)
    {
        var @base = outcome.Lower;
        @base.Capacities[month].CopyTo(capacities);
        lost.Take(month, capacities);
        var same = true;
        foreach (var item in lost.Items)
        {
            var less = @base.Capacities[month, item] - capacities[item];
            same &= less == 0 || (!weighs[item] && less > 0 && less <= Slack(item, month));
        }

        if (same)
        {
            @base.Outputs[month].CopyTo(outputs.Row(month));
            return (false, -1);
        }

        if (before >= 0 && @base.SameSince(month) <= before && lost.IsSame(before, month))
        {
            outputs[before].CopyTo(outputs.Row(month));
            return (true, before);
        }

        sharing.Share(capacities, outputs.Row(month));
        return (true, month);
    }

    /// <summary>What an item can lose without any output changing, units a month; negative where nothing.</summary>
    private double Slack(int item, int month) =>
        outcome.Lower.Capacities[month, item] is var capacity && double.IsPositiveInfinity(capacity)
            ? capacity
            : capacity - outcome.Lower.Used[month, item] - (capacity * Margin);
}
