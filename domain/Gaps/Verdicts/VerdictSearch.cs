using CoProduction.Gaps.Allocations;
using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Readings;

namespace CoProduction.Gaps.Verdicts;

/// <summary>Finds the verdict on each product's goal in one case from its readings.</summary>
internal sealed class VerdictSearch
{
    private readonly IReadOnlyList<CaseProjection> readings;
    private readonly CaseProjection floor;
    private readonly CaseProjection ceiling;
    private readonly Projection projection;
    private readonly Sharing sharing;
    private readonly double[] capacities;
    private readonly double[] outputs;

    /// <param name="readings">The case in every reading, in order: from the floor to the ceiling.</param>
    public VerdictSearch(IReadOnlyList<CaseProjection> readings)
    {
        (this.readings, floor, ceiling) = (readings, readings[0], readings[^1]);
        projection = floor.Projection;
        sharing = projection.Sharing();
        capacities = new double[projection.Items.Count];
        outputs = new double[projection.Goals.Count];
    }

    /// <summary>The verdict without what it rests on; null for a product without a target of its own.</summary>
    public static VerdictKind? KindOf(IReadOnlyList<CaseProjection> readings, int product) =>
        readings[0].Projection.Goals[product] is not { } goal ? null
        : readings.All(outcome => IsMet(outcome, goal)) ? VerdictKind.Reached
        : readings.Any(outcome => IsMet(outcome, goal)) ? VerdictKind.Open
        : VerdictKind.Missed;

    /// <summary>The verdict on a product's goal; null for a product without a target of its own.</summary>
    public Verdict? Of(int product) => KindOf(readings, product) switch
    {
        null => null,
        VerdictKind.Missed => Missed(projection.Goals[product]!),
        VerdictKind.Open => Open(projection.Goals[product]!),
        VerdictKind.Reached or _ => new Verdict(VerdictKind.Reached, [], [], []),
    };

    private static bool IsMet(CaseProjection outcome, ProductGoal goal) => goal.IsEnough(goal.MadeOf(outcome.Production.Outputs[goal.Last]));

    private Verdict Missed(ProductGoal goal)
    {
        int[] stops = StopsOf(goal);
        return new Verdict(VerdictKind.Missed, Binding(stops, goal), [.. stops.SelectMany(item => Uncounted(item, goal))], []);
    }

    private Verdict Open(ProductGoal goal) =>
        IsMet(ceiling, goal)
            ? new Verdict(VerdictKind.Open, [], [], [.. Deciding(goal)])
            : new Verdict(VerdictKind.Open, Binding(StopsOf(goal), goal), [], []);

    private int[] StopsOf(ProductGoal goal) =>
        [.. goal.Members.SelectMany(member => ceiling.Production.BindingItems(member, goal.Last)).Distinct().Order()];

    private BindingItem[] Binding(int[] items, ProductGoal goal) => [.. items.Select(item => BindingItem.Of(ceiling, item, goal.Last))];

    private IEnumerable<UncountedPlan> Uncounted(int item, ProductGoal goal) =>
        from line in projection.CurrentCapacity.Lines.ExpandingOf(item)
        from step in line.Steps.ToArray()
        let isInCase = floor.Outlook.Case.ShareOf(step.Plan.Stage) > 0
        where step.Bar is null && !step.Plan.Terms.IsCut && (!isInCase || step.From > goal.Last)
        select new UncountedPlan(
            line.Registered.Factory.Id,
            line.Registered.Line.Item,
            line.Registered.Line.Stage,
            line.Registered.Line.Name,
            step.Plan,
            projection.Horizon.At(step.From),
            isInCase,
            Math.Max(0, step.From - goal.Last));

    /// <summary>
    /// The items that keep the goal from being met if they are at the floor and all else is at the ceiling: each that does so alone, and those of which
    /// one or another must grow, as where one product can make up for the other that shares its goal.
    /// </summary>
    private IEnumerable<DecidingItem> Deciding(ProductGoal goal)
    {
        int[] items =
        [
            .. Rivals(goal).SelectMany(product => sharing.Uses[product].ToArray()).Select(use => use.Item).Distinct().Order()
                .Where(item => Capacity.IsNumber(AtFloor(item, goal)) && AtFloor(item, goal) != AtCeiling(item, goal)),
        ];
        int[] alone = [.. items.Where(item => !IsMetAtFloor([item], goal))];
        int[] together = [.. items.Except(alone)];
        return alone.Select(item => Decides(item, [], goal)).Concat(IsMetAtFloor(together, goal) ? [] : Alternatives(together, goal))
            .OrderBy(each => projection.Items.Find(each.Item));
    }

    /// <summary>
    /// The products of a goal, and those that need what they need where it has a limit at the ceiling, and so on: what keeps these from growing leaves more
    /// for the goal.
    /// </summary>
    private HashSet<int> Rivals(ProductGoal goal)
    {
        var (rivals, open) = (goal.Members.ToHashSet(), new Queue<int>(goal.Members));
        while (open.TryDequeue(out var product))
        {
            foreach (var use in sharing.Uses[product])
            {
                foreach (var user in Capacity.IsNumber(AtCeiling(use.Item, goal)) ? sharing.Uses.UsersOf(use.Item) : [])
                {
                    if (rivals.Add(user.Product))
                    {
                        open.Enqueue(user.Product);
                    }
                }
            }
        }

        return rivals;
    }

    /// <summary>Items that decide only together: the goal is met if one of each set grows.</summary>
    /// <param name="items">Items that keep the goal from being met if all of them are at the floor, but none does so alone.</param>
    /// <param name="goal">The goal.</param>
    private IEnumerable<DecidingItem> Alternatives(int[] items, ProductGoal goal)
    {
        var fewest = items;
        foreach (var item in items)
        {
            fewest = !IsMetAtFloor([.. fewest.Except([item])], goal) ? [.. fewest.Except([item])] : fewest;
        }

        var others = fewest.Select(item => fewest.Except([item]).ToArray()).ToArray();
        return
            from item in items
            let own = others.FirstOrDefault(set => !set.Contains(item) && !IsMetAtFloor([.. set, item], goal))
            where own is not null
            select Decides(item, own, goal);
    }

    private DecidingItem Decides(int item, int[] others, ProductGoal goal) =>
        new(
            projection.Items[item],
            AtFloor(item, goal),
            Needed(item, others, goal),
            Capacity.IsNumber(AtCeiling(item, goal)) ? 0 : ceiling.Unstated(item, goal.Last),
            projection.AsOf,
            projection.Horizon.At(goal.Last),
            [.. others.Select(other => projection.Items[other])]);

    /// <summary>The least capacity of an item with which the goal is met if others are at the floor and all else at the ceiling; units a month.</summary>
    private double Needed(int item, int[] others, ProductGoal goal)
    {
        var (tooLittle, most) = (AtFloor(item, goal), AtCeiling(item, goal));
        var enough = Math.Min(most, Math.Max(1, 2 * tooLittle));
        while (enough < most && !IsMetWith(item, enough, others, goal))
        {
            (tooLittle, enough) = (enough, Math.Min(most, 2 * enough));
        }

        while (tooLittle + ((enough - tooLittle) / 2) is var middle && middle > tooLittle && middle < enough)
        {
            (tooLittle, enough) = IsMetWith(item, middle, others, goal) ? (tooLittle, middle) : (middle, enough);
        }

        return enough;
    }

    private double AtFloor(int item, ProductGoal goal) => floor.Production.Capacities[goal.Last, item];

    private double AtCeiling(int item, ProductGoal goal) => ceiling.Production.Capacities[goal.Last, item];

    private bool IsMetAtFloor(int[] items, ProductGoal goal) => items.Length == 0 || IsMetWith(items[0], AtFloor(items[0], goal), items[1..], goal);

    private bool IsMetWith(int item, double capacity, int[] atFloor, ProductGoal goal)
    {
        ceiling.Production.Capacities[goal.Last].CopyTo(capacities);
        foreach (var other in atFloor)
        {
            capacities[other] = AtFloor(other, goal);
        }

        capacities[item] = capacity;
        sharing.Share(capacities, outputs);
        return goal.IsEnough(goal.MadeOf(outputs));
    }
}
