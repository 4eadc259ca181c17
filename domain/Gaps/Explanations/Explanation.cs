using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Projections;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Items;

namespace CoProduction.Gaps.Explanations;

/// <summary>How a product's output and gap in one month came about, sentence by sentence, down to sites and sources; at the lower bound of capacity.</summary>
/// <param name="Product">The product.</param>
/// <param name="Month">The month.</param>
/// <param name="Case">Which promised expansions count.</param>
/// <param name="Output">Units a month; null where nothing is known of the product.</param>
/// <param name="Gap">What the goal's path asks for less the output, units a month; null without a goal in that month.</param>
/// <param name="Steps">The sentences, in the order in which one follows from those before.</param>
public sealed record Explanation(
    ItemCode Product, Month Month, ForecastCase Case, double? Output, double? Gap, IReadOnlyList<ExplanationStep> Steps)
{
    /// <returns>Null where the register has no such product.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The month is none of the horizon's.</exception>
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
