using CoProduction.Gaps.Projections;
using CoProduction.Goals;
using CoProduction.Registry.Items;

namespace CoProduction.Gaps.Probabilities;

/// <summary>A family's goal in the form in which outputs are measured against it. It is reached when every product with a target is.</summary>
/// <param name="Goal">The record.</param>
/// <param name="Products">The numbers of all products of the family, ascending.</param>
/// <param name="Aims">The products with a target, each with those that share it.</param>
internal sealed record FamilyGoal(Goal Goal, int[] Products, (int Product, ProductGoal Goal)[] Aims)
{
    private readonly double[][] paths = [.. Aims.Select(aim => PathOf(aim.Goal))];

    public Family Family => Goal.Family;

    /// <summary>The goal's first month, as a number of the horizon.</summary>
    public int First { get; } = Aims[0].Goal.Start;

    /// <summary>The goal's last month, as a number of the horizon.</summary>
    public int Last { get; } = Aims[0].Goal.Last;

    /// <summary>Whether a month of the horizon belongs to the goal.</summary>
    public bool Covers(int month) => month >= First && month <= Last;

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

    /// <summary>Whether every product with a target makes enough for it.</summary>
    /// <param name="outputs">By product, units a month in the goal's last month.</param>
    public bool IsReached(ReadOnlySpan<double> outputs)
    {
        foreach (var (_, goal) in Aims)
        {
            if (!goal.IsEnough(goal.MadeOf(outputs)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The mean of the products' shares of their targets, each at most 1.</summary>
    /// <param name="outputs">By product, units a month.</param>
    public double Index(ReadOnlySpan<double> outputs)
    {
        var sum = 0.0;
        foreach (var (_, goal) in Aims)
        {
            sum += Math.Min(1, goal.MadeOf(outputs) / goal.EndRate);
        }

        return sum / Aims.Length;
    }

    /// <summary>Whether a trial reaches the family's goal in its last month.</summary>
    /// <param name="outputs">By month, and within a month by product, units a month.</param>
    /// <param name="products">The number of products in a month.</param>
    public bool IsReached(ReadOnlySpan<double> outputs, int products) => IsReached(outputs.Slice(Last * products, products));

    /// <summary>The part of what the paths ask for over all months that a trial falls short of: the mean over the products, 0 to 1.</summary>
    /// <param name="outputs">By month, and within a month by product, units a month.</param>
    /// <param name="products">The number of products in a month.</param>
    public double Shortfall(ReadOnlySpan<double> outputs, int products)
    {
        var shortfall = 0.0;
        for (var aim = 0; aim < paths.Length; aim++)
        {
            var (missed, asked, goal) = (0.0, 0.0, Aims[aim].Goal);
            for (var month = 0; month < paths[aim].Length; month++)
            {
                var missing = paths[aim][month] - goal.MadeOf(outputs.Slice((First + month) * products, products));
                missed += missing > 0 ? missing : 0;
                asked += paths[aim][month];
            }

            shortfall += missed / asked;
        }

        return shortfall / paths.Length;
    }

    private static double[] PathOf(ProductGoal goal) =>
        [.. Enumerable.Range(goal.Start, goal.Goal.Months).Select(goal.PathAt)];
}
