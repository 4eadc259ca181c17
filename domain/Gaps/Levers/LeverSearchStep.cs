using CoProduction.Gaps.Allocations;
using CoProduction.Gaps.Explosions;
using CoProduction.Gaps.Projections;

namespace CoProduction.Gaps.Levers;

/// <summary>Adds capacity in one month, step by step, and follows the gain of one product.</summary>
internal sealed class LeverSearchStep
{
    private readonly ProductGoals goals;
    private readonly UseMatrix uses;
    private readonly MarginalFilling filling;
    private readonly double[] before;
    private readonly double[] capacities;
    private readonly double[] step;
    private readonly double[] weights;
    private readonly double[] outputs;
    private readonly bool[] binding;
    private readonly int month;

    public LeverSearchStep(Projection projection, ReadOnlySpan<double> capacities, int month)
    {
        (goals, uses, this.month) = (projection.Goals, projection.Explosion.Uses, month);
        filling = new MarginalFilling(uses);
        before = capacities.ToArray();
        this.capacities = new double[uses.Items];
        step = new double[uses.Items];
        weights = new double[uses.Products];
        outputs = new double[uses.Products];
        binding = new bool[uses.Count];
        projection.Sharing().Weigh(before, weights);
    }

    /// <summary>The product's gain with each step, units a month.</summary>
    public double Gain { get; private set; }

    /// <summary>The number of steps with that gain.</summary>
    public double Steps { get; private set; }

    /// <summary>The effects of the first steps on other products with goals, units a month.</summary>
    public IReadOnlyList<(int Product, double Gain)> Others { get; private set; } = [];

    /// <summary>The items that keep further steps from the same gain; empty if the product's path is met.</summary>
    public IReadOnlyList<int> Next { get; private set; } = [];

    /// <summary>Adds steps as long as each helps the product equally.</summary>
    /// <returns>Whether the addition helps at all. If not, the other properties have no meaning.</returns>
    public bool Helps(int product, ReadOnlySpan<Use> added)
    {
        step.AsSpan().Clear();
        foreach (var use in added)
        {
            step[use.Item] = use.Quantity;
        }

        Fill(0);
        Gain = filling.Gains[product];
        if (Gain <= 0)
        {
            return false;
        }

        Others = [.. filling.Gains.ToArray().Index().Where(each => each.Index != product && each.Item != 0)];
        var enough = (goals[product]!.PathAt(month) - outputs[product]) / Gain;
        Steps = 0;
        while (Steps < enough && IsAsGood(filling.Gains[product]) && Steps + filling.Steps > Steps)
        {
            Steps = Math.Min(enough, Steps + filling.Steps);
            Fill(Steps);
        }

        Next = Steps < enough ? [.. Binding(product)] : [];
        return true;
    }

    private bool IsAsGood(double gain) => Math.Abs(gain - Gain) <= Gain * ProgressiveFilling.Tie;

    private void Fill(double steps)
    {
        for (var item = 0; item < capacities.Length; item++)
        {
            capacities[item] = before[item] + (steps * step[item]);
        }

        filling.Fill(capacities, step, weights, outputs, binding);
    }

    private IEnumerable<int> Binding(int product) =>
        uses[product].ToArray().Zip(binding[uses.PlacesOf(product)]).Where(use => use.Second).Select(use => use.First.Item);
}
