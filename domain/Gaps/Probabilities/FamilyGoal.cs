using CoProduction.Gaps.Projections;
using CoProduction.Goals;
using CoProduction.Registry.Items;

namespace CoProduction.Gaps.Probabilities;

/// <summary>A family's goal in the form in which trials are measured against it.</summary>
/// <param name="Goal">The record.</param>
/// <param name="Products">The numbers of all products of the family, ascending. Products without a goal of their own count towards the
/// family's.</param>
/// <param name="Aims">The products that the goal asks for.</param>
internal sealed record FamilyGoal(Goal Goal, int[] Products, (int Product, ProductGoal Goal)[] Aims)
{
    private readonly double[][] paths = [.. Aims.Select(aim => PathOf(aim.Goal))];

    public Family Family => Goal.Family;

    /// <summary>The goal's first month, as a number of the horizon.</summary>
    public int First { get; } = Aims[0].Goal.Start;

    /// <summary>The goal's last month, as a number of the horizon.</summary>
    public int Last { get; } = Aims[0].Goal.Start + Goal.Months - 1;

    /// <summary>Units a month at the goal's end.</summary>
    public double EndRate { get; } = Aims.Sum(aim => aim.Goal.EndRate);

    /// <summary>The goals of all families that have a product with a target, in order.</summary>
    public static IReadOnlyList<FamilyGoal> Of(Projection projection) =>
    [
        .. from product in Enumerable.Range(0, projection.Explosion.Products.Count)
           group product by projection.Items.RecordOf(projection.Explosion.Products[product])!.Family into family
           let aims = (from product in family
                       let goal = projection.Goals[product]
                       where goal is not null
                       select (product, goal)).ToArray()
           where aims.Length > 0
           orderby family.Key
           select new FamilyGoal(aims[0].goal.Goal, [.. family], aims),
    ];

    /// <summary>Whether a trial reaches the family's target at the goal's end.</summary>
    /// <param name="outputs">By month, and within a month by product, units a month.</param>
    /// <param name="products">The number of products in a month.</param>
    public bool IsReached(ReadOnlySpan<double> outputs, int products)
    {
        var sum = 0.0;
        foreach (var product in Products)
        {
            sum += outputs[(Last * products) + product];
        }

        return sum >= EndRate * (1 - Reached.Tolerance);
    }

    /// <summary>A trial's shortfall from the path, in units, over all products and months.</summary>
    /// <param name="outputs">By month, and within a month by product, units a month.</param>
    /// <param name="products">The number of products in a month.</param>
    public double Shortfall(ReadOnlySpan<double> outputs, int products)
    {
        var shortfall = 0.0;
        for (var aim = 0; aim < paths.Length; aim++)
        {
            var place = (First * products) + Aims[aim].Product;
            foreach (var asked in paths[aim])
            {
                var missing = asked - outputs[place];
                shortfall += missing > 0 ? missing : 0;
                place += products;
            }
        }

        return shortfall;
    }

    private static double[] PathOf(ProductGoal goal) =>
        [.. Enumerable.Range(goal.Start, goal.Goal.Months).Select(goal.PathAt)];
}
