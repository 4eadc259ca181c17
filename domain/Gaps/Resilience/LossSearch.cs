using System.Runtime.InteropServices;
using CoProduction.Gaps.Allocations;
using CoProduction.Gaps.Contributions;
using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Readings;

namespace CoProduction.Gaps.Resilience;

/// <summary>Finds the outputs without some contributions. Capacity is shared again only if the result is not known yet.</summary>
/// <remarks>
/// If every item keeps more than is used of it, the outputs do not change (<see cref="SpareCapacity"/>). If exactly one item does not, the outputs
/// are those of the item's curve in that month (<see cref="OutputCurve"/>), provided that everything else lost leaves enough for them. Otherwise the
/// month is shared again. Equal losses of one item give one result. An instance is not safe for use by two threads at once.
/// </remarks>
public sealed class LossSearch
{
    private readonly CaseProjection outcome;
    private readonly Sharing sharing;
    private readonly SpareCapacity spare;
    private readonly OutputCurves curves;
    private readonly LossWriting writing;
    private readonly double[] capacities;
    private readonly CancellationToken cancellation;
    private readonly MonthTable outputs;
    private readonly Dictionary<(int Item, double Units, double Unstated), Loss> steady = [];

    /// <param name="outcome">The case with everything.</param>
    /// <param name="cancellation">Cancels the search: whatever is asked of it then throws <see cref="OperationCanceledException"/>.</param>
    public LossSearch(CaseProjection outcome, CancellationToken cancellation = default)
    {
        (this.outcome, this.cancellation) = (outcome, cancellation);
        sharing = outcome.Projection.Sharing();
        spare = new SpareCapacity(outcome);
        curves = new OutputCurves(outcome);
        writing = new LossWriting(outcome.Projection);
        capacities = new double[outcome.Projection.Items.Count];
        outputs = new MonthTable(outcome.Projection.Horizon.Months, outcome.Projection.Goals.Count);
    }

    /// <summary>The loss without some contributions, which may belong to several partners and may include several of one item.</summary>
    public Loss Without(IReadOnlyList<Contribution> parts)
    {
        cancellation.ThrowIfCancellationRequested();
        if (spare.Covers(parts))
        {
            return Loss.None;
        }

        if (parts is not [{ Varying: null, NewlyPublished: null } only])
        {
            return Search(parts);
        }

        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(steady, (only.Item, only.Steady, only.Unstated), out _);
        return known ??= Search(parts);
    }

    /// <summary>By product, the outputs of one month without some contributions, units a month. Valid until the next call.</summary>
    public ReadOnlySpan<double> OutputsWithout(IReadOnlyList<Contribution> parts, int month)
    {
        cancellation.ThrowIfCancellationRequested();
        if (spare.Covers(parts))
        {
            return outcome.Production.Outputs[month];
        }

        Produce(new CapacityLoss(outcome, parts), month);
        return outputs[month];
    }

    /// <summary>The effect of each loss by itself in one month.</summary>
    internal MonthLoss[] Alone(IEnumerable<IReadOnlyList<Contribution>> each, int month)
    {
        var nothing = new MonthLoss(false, outcome.Production.Outputs[month].ToArray(), [], spare.OverOf(month, outcome.Production.Used[month]));
        return [.. each.Select(parts => Alone(parts, month, nothing))];
    }

    private MonthLoss Alone(IReadOnlyList<Contribution> parts, int month, MonthLoss nothing)
    {
        cancellation.ThrowIfCancellationRequested();
        var (lost, before) = (new CapacityLoss(outcome, parts), outcome.Production.Capacities);
        var changes = Produce(lost, month);
        var units = new List<(int Item, double Units)>();
        foreach (var item in lost.Items)
        {
            if (capacities[item] != before[month, item])
            {
                units.Add((item, before[month, item] - capacities[item]));
            }
            else if (capacities[item] == Capacity.NoLimit)
            {
                var own = parts.Where(part => part.Item == item).ToList();
                units.Add((item, UnstatedGrowth.BeyondRounding(own.Sum(part => part.Unstated), own.Sum(part => part.Present))));
            }
        }

        if (!changes)
        {
            return nothing with { Lost = [.. units] };
        }

        var used = new double[capacities.Length];
        sharing.Uses.Use(outputs[month], used);
        return new MonthLoss(true, outputs[month].ToArray(), [.. units], spare.OverOf(month, used));
    }

    private Loss Search(IReadOnlyList<Contribution> parts)
    {
        var (lost, changes) = (new CapacityLoss(outcome, parts), false);
        for (var month = 0; month < outputs.Months; month++)
        {
            changes |= Produce(lost, month);
        }

        return changes ? writing.Of(outcome.Production.Outputs, outputs) : Loss.None;
    }

    /// <summary>Finds the outputs of one month.</summary>
    /// <returns>Whether any may differ from the outputs before the loss.</returns>
    private bool Produce(CapacityLoss lost, int month)
    {
        outcome.Production.Capacities[month].CopyTo(capacities);
        lost.Take(month, capacities);
        var (scarce, count) = (-1, 0);
        foreach (var item in lost.Items)
        {
            if (!spare.Covers(item, month, outcome.Production.Capacities[month, item], capacities[item]))
            {
                (scarce, count) = (item, count + 1);
            }
        }

        var row = outputs.Row(month);
        if (count == 0)
        {
            outcome.Production.Outputs[month].CopyTo(row);
        }
        else if (count > 1 || !IsOnCurve(lost, scarce, month, row))
        {
            sharing.Share(capacities, row);
        }

        return count > 0;
    }

    /// <summary>
    /// Whether the outputs that the scarce item alone allows are those of the whole loss: true if the other lost items leave enough for them.
    /// </summary>
    private bool IsOnCurve(CapacityLoss lost, int scarce, int month, Span<double> row)
    {
        if (spare.IsWeight(scarce))
        {
            return false;
        }

        curves.Read(month, scarce, capacities[scarce], row);
        foreach (var item in lost.Items)
        {
            if (item != scarce && capacities[item] < outcome.Production.Capacities[month, item] && !IsEnough(item, row))
            {
                return false;
            }
        }

        return true;
    }

    private bool IsEnough(int item, ReadOnlySpan<double> row)
    {
        var used = 0.0;
        foreach (var user in sharing.Uses.UsersOf(item))
        {
            used += user.Quantity * row[user.Product];
        }

        return SpareCapacity.IsEnough(capacities[item], used);
    }
}
