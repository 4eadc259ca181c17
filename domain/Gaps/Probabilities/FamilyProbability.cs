using CoProduction.Gaps.Projections;
using CoProduction.Registry.Items;

namespace CoProduction.Gaps.Probabilities;

/// <summary>How likely a family is to reach its goal.</summary>
/// <param name="Family">The family.</param>
/// <param name="Reached">In which share of the trials its products together make at the goal's end what is asked of them, 0 to 1.</param>
/// <param name="ExpectedShortfall">How many units its products are short of their paths on average, each month and product that is ahead counting as 0.</param>
/// <param name="Months">What it makes, over the goal's months.</param>
/// <param name="Products">Its products of which something is asked, in the order of their codes.</param>
public sealed record FamilyProbability(
    Family Family, Frequency Reached, double ExpectedShortfall, IReadOnlyList<MonthQuantiles> Months, IReadOnlyList<ProductProbability> Products)
{
    internal static FamilyProbability Of(FamilyGoal goal, TrialOutputs outputs, Projection projection)
    {
        var products = goal.Aims.Select(aim => ProductProbability.Of(goal, aim.Product, aim.Goal, outputs, projection)).ToArray();
        var (together, months) = (new double[outputs.Trials], new List<MonthQuantiles>(goal.Goal.Months));
        var reached = 0;
        for (var month = goal.First; month <= goal.Last; month++)
        {
            outputs.Sum(goal.Products, month, together);
            reached = together.Count(output => output >= goal.EndRate * (1 - Gaps.Reached.Tolerance));
            months.Add(MonthQuantiles.Of(projection.Horizon.At(month), together));
        }

        return new FamilyProbability(goal.Family, new Frequency(reached, outputs.Trials), products.Sum(product => product.ExpectedShortfall), months, products);
    }
}

/// <summary>How likely a product is to reach its goal.</summary>
/// <param name="Product">The product's code.</param>
/// <param name="Reached">In which share of the trials it makes at the goal's end what is asked of it, 0 to 1.</param>
/// <param name="ExpectedShortfall">How many units it is short of its path on average, each month in which it is ahead counting as 0.</param>
/// <param name="Months">What it makes, over the goal's months.</param>
public sealed record ProductProbability(ItemCode Product, Frequency Reached, double ExpectedShortfall, IReadOnlyList<MonthQuantiles> Months)
{
    internal static ProductProbability Of(FamilyGoal family, int product, ProductGoal goal, TrialOutputs outputs, Projection projection)
    {
        var (made, months) = (new double[outputs.Trials], new List<MonthQuantiles>(family.Goal.Months));
        var (reached, shortfall) = (0, 0.0);
        for (var month = family.First; month <= family.Last; month++)
        {
            outputs.Sum([product], month, made);
            reached = made.Count(output => output >= goal.EndRate * (1 - Gaps.Reached.Tolerance));
            var path = goal.PathAt(month);
            shortfall += made.Sum(output => Math.Max(0, path - output));
            months.Add(MonthQuantiles.Of(projection.Horizon.At(month), made));
        }

        return new ProductProbability(
            projection.Items[projection.Explosion.Products[product]], new Frequency(reached, outputs.Trials), shortfall / outputs.Trials, months);
    }
}
