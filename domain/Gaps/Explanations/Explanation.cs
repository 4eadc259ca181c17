using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Readings;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Items;

namespace CoProduction.Gaps.Explanations;

/// <summary>
/// Explains a product's output and gap in one month, sentence by sentence, down to sites and sources.
/// </summary>
/// <param name="Product">The product.</param>
/// <param name="Month">The month.</param>
/// <param name="Outlook">Which promised plans count, and what becomes of the growth that nobody has stated.</param>
/// <param name="Output">Units a month, infinite without a limit; null if nothing is known of the product.</param>
/// <param name="Gap">The goal's path less what the product makes, with those that share its goal; units a month, null without a goal in that month.</param>
/// <param name="Steps">The sentences, each following from those before it.</param>
public sealed record Explanation(
    ItemCode Product, Month Month, Outlook Outlook, double? Output, double? Gap, IReadOnlyList<ExplanationStep> Steps)
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
        var (output, goal) = (outcome.Output(number, index), projection.Goals[projection.Goals.HolderOf(number)]);
        double? path = goal?.Covers(index) == true ? goal.PathAt(index) : null;
        IEnumerable<ExplanationStep> steps =
        [
            .. new GoalExplanation(projection).Of(number, index),
            .. new SupplyExplanation(outcome).Of(item, index),
            .. new SharingExplanation(outcome).Of(number, index),
        ];
        return new Explanation(product, month, outcome.Outlook, output, path - (goal is null ? null : outcome.Made(projection.Goals.HolderOf(number), index)), [.. steps]);
    }
}
