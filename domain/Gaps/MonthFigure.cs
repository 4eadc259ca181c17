using CoProduction.Gaps.Allocations;
using CoProduction.Gaps.Forecasts;
using CoProduction.Registry.Dates;

namespace CoProduction.Gaps;

/// <summary>The figures of a product or family in one month; units a month.</summary>
/// <param name="Month">The month.</param>
/// <param name="Path">The goal's path; null without a goal.</param>
/// <param name="Output">The output that can be reached; null if nothing is known.</param>
/// <param name="Shortfall">The shortfall. For a family it is the sum over its products, so that one ahead hides none behind. Null without a
/// goal.</param>
/// <param name="Binding">The items that limit the product at the lower bound; empty for a family.</param>
public sealed record MonthFigure(
    Month Month, double? Path, AtBounds? Output, AtBounds? Shortfall, IReadOnlyList<BindingItem> Binding)
{
    /// <summary>Path less output: negative if the product is ahead, and so additive over products and months. Null without a goal.</summary>
    public AtBounds? Gap => Path is { } path && Output is { } output ? output.Select(units => path - units) : null;

    public static MonthFigure OfProduct(Month month, double? path, AtBounds? output, IReadOnlyList<BindingItem> binding) =>
        new(month, path, output, path is { } asked ? output?.Select(units => Math.Max(0, asked - units)) : null, binding);

    /// <summary>The sum of a family's products. Products without a goal add to the output: new products count towards the family's goal.</summary>
    public static MonthFigure OfFamily(Month month, IReadOnlyList<MonthFigure> products) =>
        new(
            month,
            Sum.Known(products.Select(product => product.Path)),
            Sum.Known(products.Select(product => product.Output)),
            Sum.Known(products.Select(product => product.Shortfall)),
            []);
}
