using CoProduction.Gaps.Projections;
using CoProduction.Goals;
using CoProduction.Registry.Items;

namespace CoProduction.Gaps.Probabilities;

/// <summary>The goal of a family, as trials are held against it.</summary>
/// <param name="Goal">The record.</param>
/// <param name="Products">The numbers of all its products, rising; those without a goal of their own count towards the family's.</param>
/// <param name="Aims">The products that the goal asks something of.</param>
internal sealed record FamilyGoal(Goal Goal, int[] Products, (int Product, ProductGoal Goal)[] Aims)
{
    private readonly double[][] paths = [.. Aims.Select(aim => PathOf(aim.Goal))];

    public Family Family => Goal.Family;

    /// <summary>The goal's first month, by the number of the horizon.</summary>
    public int First { get; } = Aims[0].Goal.Start;

    /// <summary>The goal's last month, by the number of the horizon.</summary>
    public int Last { get; } = Aims[0].Goal.Start + Goal.Months - 1;

    /// <summary>Units a month at the goal's end.</summary>
    public double EndRate { get; } = Aims.Sum(aim => aim.Goal.EndRate);

    /// <summary>Each family that something is asked of, in order.</summary>
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

    /// <summary>Whether a trial makes at the goal's end what the family's goal asks for.</summary>
    /// <param name="outputs">Month by month and in each by product, units a month.</param>
    /// <param name="products">How many products there are in a month.</param>
    public bool IsReached(ReadOnlySpan<double> outputs, int products)
    {
        var sum = 0.0;
        foreach (var product in Products)
        {
            sum += outputs[(Last * products) + product];
        }

        return sum >= EndRate * (1 - Reached.Tolerance);
    }

    /// <summary>How many units a trial is short of the path, over all products and months.</summary>
    /// <param name="outputs">Month by month and in each by product, units a month.</param>
    /// <param name="products">How many products there are in a month.</param>
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
