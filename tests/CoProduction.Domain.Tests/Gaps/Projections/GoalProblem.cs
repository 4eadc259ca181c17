using CoProduction.Domain.Tests.Gaps.Allocations;
using CoProduction.Gaps.Explosions;
using CoProduction.Gaps.Projections;
using CoProduction.Registry.Items;

namespace CoProduction.Domain.Tests.Gaps.Projections;

/// <summary>One month of a projection, reduced to the products with goals, for an independent solver.</summary>
internal sealed class GoalProblem
{
    /// <summary>Stands for unlimited: far above any figure in a random register, but small enough for a dense tableau.</summary>
    public const double Plenty = 1e5;

    private readonly Projection projection;
    private readonly int[] products;

    public GoalProblem(CaseProjection outcome, int month)
    {
        projection = outcome.Projection;
        var weights = new double[projection.Goals.Count];
        projection.Sharing().Weigh(outcome.Production.Capacities[month], weights);
        products = [.. Enumerable.Range(0, weights.Length).Where(product => weights[product] > 0)];
        Weights = [.. products.Select(product => weights[product])];
        Problem = new Problem(
            new UseMatrix([.. products.Select(product => (IReadOnlyList<Use>)projection.Explosion.Uses[product].ToArray())], projection.Items.Count),
            outcome.Production.Capacities[month].ToArray());
    }

    public Problem Problem { get; }

    public double[] Weights { get; }

    /// <summary>The output of the product after additions, by successive linear programs.</summary>
    public double Output(ItemCode product, params IEnumerable<(ItemCode Item, double Units)> added) =>
        LinearMaxMin.Outputs(
            added.Aggregate(Problem, (problem, each) => problem.With(projection.Items.Find(each.Item)!.Value, each.Units)), Weights)
            [Array.FindIndex(products, each => projection.Items[projection.Explosion.Products[each]] == product)];
}
