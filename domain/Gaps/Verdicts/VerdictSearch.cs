using CoProduction.Gaps.Allocations;
using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Readings;

namespace CoProduction.Gaps.Verdicts;

/// <summary>Finds the verdict on each product's goal in one case from its readings.</summary>
internal sealed class VerdictSearch
{
    private readonly Projection projection;
    private readonly CaseProjection floor;
    private readonly CaseProjection ceiling;
    private readonly Sharing sharing;
    private readonly double[] capacities;
    private readonly double[] outputs;

    /// <param name="readings">The case in every reading, in order.</param>
    public VerdictSearch(IReadOnlyList<CaseProjection> readings)
    {
        (floor, ceiling) = (readings[(int)Reading.Floor], readings[(int)Reading.Ceiling]);
        projection = floor.Projection;
        sharing = projection.Sharing();
        capacities = new double[projection.Items.Count];
        outputs = new double[projection.Goals.Count];
    }

    /// <summary>The verdict without what it rests on; null for a product without a target of its own.</summary>
    public static VerdictKind? KindOf(IReadOnlyList<CaseProjection> readings, int product) =>
        readings[0].Projection.Goals[product] is not { } goal ? null
        : IsMet(readings[(int)Reading.Floor], goal) ? VerdictKind.Reached
        : IsMet(readings[(int)Reading.Ceiling], goal) ? VerdictKind.Open
        : VerdictKind.Missed;

    /// <summary>The verdict on a product's goal; null for a product without a target of its own.</summary>
    public Verdict? Of(int product) => KindOf([floor, ceiling], product) switch
    {
        null => null,
        VerdictKind.Missed => Missed(projection.Goals[product]!),
        VerdictKind.Open => new Verdict(VerdictKind.Open, [], [], [.. Deciding(projection.Goals[product]!)]),
        VerdictKind.Reached or _ => new Verdict(VerdictKind.Reached, [], [], []),
    };

    private static bool IsMet(CaseProjection outcome, ProductGoal goal) => goal.IsEnough(goal.MadeOf(outcome.Production.Outputs[goal.Last]));

    private Verdict Missed(ProductGoal goal)
    {
        int[] stops = [.. goal.Members.SelectMany(member => ceiling.Production.BindingItems(member, goal.Last)).Distinct().Order()];
        return new Verdict(
            VerdictKind.Missed,
            [.. stops.Select(item => BindingItem.Of(ceiling, item, goal.Last))],
            [.. stops.SelectMany(item => Uncounted(item, goal))],
            []);
    }

    private IEnumerable<UncountedPlan> Uncounted(int item, ProductGoal goal) =>
        from line in projection.CurrentCapacity.Lines.ExpandingOf(item)
        from step in line.Steps.ToArray()
        let isInCase = floor.Outlook.Case.ShareOf(step.Expansion.Stage) > 0
        where step.Bar is null && (!isInCase || step.From > goal.Last)
        select new UncountedPlan(
            line.Registered.Factory.Id,
            line.Registered.Line.Item,
            line.Registered.Line.Stage,
            step.Expansion,
            projection.Horizon.At(step.From),
            isInCase,
            Math.Max(0, step.From - goal.Last));

    /// <summary>The items that keep the goal from being met if they are at the floor and all else is at the ceiling.</summary>
    private IEnumerable<DecidingItem> Deciding(ProductGoal goal)
    {
        int[] items = [.. goal.Members.SelectMany(member => sharing.Uses[member].ToArray()).Select(use => use.Item).Distinct().Order()];
        foreach (var item in items)
        {
            var atFloor = floor.Production.Capacities[goal.Last, item];
            if (Capacity.IsNumber(atFloor) && !IsMetWith(item, atFloor, goal))
            {
                yield return new DecidingItem(
                    projection.Items[item],
                    atFloor,
                    Needed(item, atFloor, goal),
                    projection.CurrentCapacity.Unstated.Of(item),
                    projection.AsOf,
                    projection.Horizon.At(goal.Last));
            }
        }
    }

    /// <summary>The least capacity of an item with which the goal is met, all else at the ceiling; units a month.</summary>
    private double Needed(int item, double tooLittle, ProductGoal goal)
    {
        var enough = Math.Max(1, 2 * tooLittle);
        while (!IsMetWith(item, enough, goal))
        {
            (tooLittle, enough) = (enough, 2 * enough);
        }

        while (tooLittle + ((enough - tooLittle) / 2) is var middle && middle > tooLittle && middle < enough)
        {
            (tooLittle, enough) = IsMetWith(item, middle, goal) ? (tooLittle, middle) : (middle, enough);
        }

        return enough;
    }

    private bool IsMetWith(int item, double capacity, ProductGoal goal)
    {
        ceiling.Production.Capacities[goal.Last].CopyTo(capacities);
        capacities[item] = capacity;
        sharing.Share(capacities, outputs);
        return goal.IsEnough(goal.MadeOf(outputs));
    }
}
