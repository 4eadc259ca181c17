using CoProduction.Gaps.Allocations;
using CoProduction.Gaps.Readings;
using CoProduction.Registry.Dates;

namespace CoProduction.Gaps.Reports;

/// <summary>The figures of a product in one month, in each reading; units a month, infinite without a limit.</summary>
/// <param name="Month">The month.</param>
/// <param name="Path">The goal's path; null without a goal.</param>
/// <param name="Output">The output that can be reached; null if nothing is known.</param>
/// <param name="Shortfall">The shortfall. For a sum of products it is the sum of theirs, so that one ahead hides none behind. Null without a
/// goal.</param>
/// <param name="Binding">The items that limit the product in the report's reading; empty for a sum of products.</param>
public sealed record MonthFigure(
    Month Month, double? Path, AtReadings<double>? Output, AtReadings<double>? Shortfall, IReadOnlyList<BindingItem> Binding)
{
    /// <summary>Path less output: negative if the product is ahead, and so additive over products and months. Null without a goal.</summary>
    public AtReadings<double>? Gap => Path is { } path && Output is { } output ? output.Select(units => path - units) : null;

    public static MonthFigure OfProduct(Month month, double? path, AtReadings<double>? output, IReadOnlyList<BindingItem> binding) =>
        new(month, path, output, path is { } asked ? output?.Select(units => Math.Max(0, asked - units)) : null, binding);

    /// <summary>The sum of products of one unit. Products without a goal add to the output.</summary>
    public static MonthFigure OfSum(Month month, IReadOnlyList<MonthFigure> products) =>
        new(
            month,
            Sum.Known(products.Select(product => product.Path)),
            Sum.Known(products.Select(product => product.Output)),
            Sum.Known(products.Select(product => product.Shortfall)),
            []);
}
