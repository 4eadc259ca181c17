using CoProduction.Gaps.Allocations;
using CoProduction.Gaps.Explosions;
using CoProduction.Gaps.Projections;

namespace CoProduction.Gaps.Levers;

/// <summary>Adds capacity in one month, step by step, and follows the gain of one product, with those that share its goal.</summary>
internal sealed class LeverSearchStep
{
    /// <summary>
    /// The part of the steps over which the effect on products without a goal is measured. They share what is left, in proportion to their own
    /// capacity, and so follow no straight line if that is what is added to.
    /// </summary>
    private const double FirstSteps = 1.0 / 1024;

    private readonly ProductGoals goals;
    private readonly UseMatrix uses;
    private readonly MarginalFilling filling;
    private readonly Sharing sharing;
    private readonly double[] before;
    private readonly double[] capacities;
    private readonly double[] step;
    private readonly double[] weights;
    private readonly double[] outputs;
    private readonly double[] atStart;
    private readonly bool[] binding;
    private readonly int month;

    public LeverSearchStep(Projection projection, ReadOnlySpan<double> capacities, int month)
    {
        (goals, uses, this.month) = (projection.Goals, projection.Explosion.Uses, month);
        (filling, sharing) = (new MarginalFilling(uses), projection.Sharing());
        before = capacities.ToArray();
        this.capacities = new double[uses.Items];
        step = new double[uses.Items];
        weights = new double[uses.Products];
        outputs = new double[uses.Products];
        atStart = new double[uses.Products];
        binding = new bool[uses.Count];
        sharing.Weigh(before, weights);
        sharing.Share(before, atStart);
    }

    /// <summary>The gain with each step, units a month.</summary>
    public double Gain { get; private set; }

    /// <summary>The number of steps with that gain.</summary>
    public double Steps { get; private set; }

    /// <summary>The gains or losses of other products with each of the first steps, units a month.</summary>
    public IReadOnlyList<(int Product, double Gain)> Others { get; private set; } = [];

    /// <summary>The items that keep further steps from the same gain; empty if the path is met.</summary>
    public IReadOnlyList<int> Next { get; private set; } = [];

    /// <summary>Adds steps as long as each helps equally.</summary>
    /// <returns>Whether the addition helps at all. If not, the other properties have no meaning.</returns>
    public bool Helps(int product, ReadOnlySpan<Use> added)
    {
        step.AsSpan().Clear();
        foreach (var use in added)
        {
            step[use.Item] = use.Quantity;
        }

        var goal = goals[product]!;
        Fill(0);
        Gain = goal.MadeOf(filling.Gains);
        if (!(Gain > 0))
        {
            return false;
        }

        (int, double)[] others =
            [.. filling.Gains.ToArray().Index().Where(each => !goal.Members.Contains(each.Index) && each.Item != 0)];
        var enough = (goal.PathAt(month) - goal.MadeOf(outputs)) / Gain;
        Steps = 0;
        while (Steps < enough && IsAsGood(goal.MadeOf(filling.Gains)) && Steps + filling.Steps > Steps)
        {
            Steps = Math.Min(enough, Steps + filling.Steps);
            Fill(Steps);
        }

        Next = Steps < enough ? [.. goal.Members.SelectMany(Binding).Distinct().Order()] : [];
        Others = [.. others.Concat(WithoutGoal()).OrderBy(other => other.Item1)];
        return true;
    }

    private bool IsAsGood(double gain) => Math.Abs(gain - Gain) <= Gain * ProgressiveFilling.Tie;

    private void Fill(double steps)
    {
        Add(steps);
        filling.Fill(capacities, step, weights, outputs, binding);
    }

    private void Add(double steps)
    {
        for (var item = 0; item < capacities.Length; item++)
        {
            capacities[item] = before[item] + (steps * step[item]);
        }
    }

    /// <summary>What the first steps change for the products without a goal, which share what the others leave.</summary>
    private IEnumerable<(int Product, double Gain)> WithoutGoal()
    {
        var first = Steps * FirstSteps;
        Add(first);
        var shared = new double[outputs.Length];
        sharing.Share(capacities, shared);
        for (var product = 0; product < shared.Length; product++)
        {
            var change = shared[product] - atStart[product];
            if (weights[product] == 0 && double.IsFinite(change) && Math.Abs(change) > ProgressiveFilling.Tie * atStart[product])
            {
                yield return (product, change / first);
            }
        }
    }

    private IEnumerable<int> Binding(int product) =>
        uses[product].ToArray().Zip(binding[uses.PlacesOf(product)]).Where(use => use.Second).Select(use => use.First.Item);
}
