using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Projections;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Items;

namespace CoProduction.Gaps.Explanations;

/// <summary>
/// Explains a product's output and gap in one month, sentence by sentence, down to sites and sources; at the lower bound of capacity.
/// </summary>
/// <param name="Product">The product.</param>
/// <param name="Month">The month.</param>
/// <param name="Case">The case, which says which promised expansions count.</param>
/// <param name="Output">Units a month; null if nothing is known of the product.</param>
/// <param name="Gap">The goal's path less the output, units a month; null without a goal in that month.</param>
/// <param name="Steps">The sentences, each following from those before it.</param>
public sealed record Explanation(
    ItemCode Product, Month Month, ForecastCase Case, double? Output, double? Gap, IReadOnlyList<ExplanationStep> Steps)
{
    /// <returns>Null if the register has no such product.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The month is outside the horizon.</exception>
    public static Explanation? Of(CaseProjection outcome, ItemCode product, Month month)
    {
        var projection = outcome.Projection;
        var index = projection.Horizon.IndexOf(month);
        if (index < 0 || index >= projection.Horizon.Months)
        {
            throw new ArgumentOutOfRangeException(nameof(month), month, $"Must be {projection.Horizon.First} to {projection.Horizon.Last}.");
        }

        if (projection.Items.Find(product) is not { } item || !projection.Items.IsProduct(item))
        {
            return null;
        }

        var number = projection.Explosion.Products.ToList().IndexOf(item);
        var (output, goal) = (outcome.Output(number, index)?.Lower, projection.Goals[number]);
        double? path = goal?.Covers(index) == true ? goal.PathAt(index) : null;
        IEnumerable<ExplanationStep> steps =
        [
            .. new GoalExplanation(projection).Of(number, index),
            .. new SupplyExplanation(outcome).Of(item, index),
            .. new SharingExplanation(outcome).Of(number, index),
        ];
        return new Explanation(product, month, outcome.Case, output, path - output, [.. steps]);
    }
}
