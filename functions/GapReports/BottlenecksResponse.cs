using CoProduction.Functions.GapReports.Parts;
using CoProduction.Gaps.Bottlenecks;
using CoProduction.Gaps.Readings;
using CoProduction.Registry;

namespace CoProduction.Functions.GapReports;

/// <summary>The bottlenecks between each product and its goal, in the order in which they appear as earlier ones are relieved.</summary>
/// <param name="Marking">Who may receive it.</param>
/// <param name="AsOf">The month up to which observations count.</param>
/// <param name="Case">Which promised plans count.</param>
/// <param name="Reading">What becomes of the growth that nobody has stated: floor, central or ceiling.</param>
/// <param name="Products">The products with a goal.</param>
[Selectable]
public sealed record BottlenecksResponse(string Marking, string AsOf, string Case, string Reading, IReadOnlyList<ProductBottlenecksResponse> Products)
{
    internal static BottlenecksResponse From(VisibleProjection seen, Outlook outlook, IReadOnlyList<ProductBottlenecks> products) =>
        new(seen.Marking, seen.AsOf.ToString(), Word.Of(outlook.Case), Word.Of(outlook.Reading), [.. products.Select(ProductBottlenecksResponse.From)]);
}

/// <summary>The bottlenecks of a product.</summary>
/// <param name="Product">The product.</param>
/// <param name="Periods">The months in which it is short of its path, in order.</param>
/// <param name="Items">Every item of those periods, in the order of their steps.</param>
public sealed record ProductBottlenecksResponse(
    string Product, IReadOnlyList<BindingPeriodResponse> Periods, IReadOnlyList<BottleneckResponse> Items)
{
    internal static ProductBottlenecksResponse From(ProductBottlenecks product) =>
        new(
            product.Product.Value,
            [.. product.Periods.Select(BindingPeriodResponse.Of)],
            [.. product.Items.Select(BottleneckResponse.From)]);
}

/// <summary>A run of months in which an item binds.</summary>
/// <param name="From">The first month.</param>
/// <param name="To">The last month.</param>
/// <param name="Steps">What binds first, what binds once that is relieved, and so on until the path is met.</param>
public sealed record BindingPeriodResponse(string From, string To, IReadOnlyList<ReliefStepResponse> Steps)
{
    internal static BindingPeriodResponse Of(BindingPeriod period) =>
        new(
            period.From.ToString(),
            period.To.ToString(),
            [.. period.Steps.Select(step => new ReliefStepResponse([.. step.Items.Select(item => item.Value)], step.Output))]);
}

/// <summary>A step of relieving what binds.</summary>
/// <param name="Items">The items that are used up together.</param>
/// <param name="Output">The product's output while they bind, in the period's last month; units a month.</param>
public sealed record ReliefStepResponse(IReadOnlyList<string> Items, double Output);

/// <summary>An item that limits a product, and from when until when.</summary>
/// <param name="Item">The item; the product itself if its own assembly is short.</param>
/// <param name="Step">The first step of relief at which it ever binds; 1 if it binds as things stand.</param>
/// <param name="Binds">The months in which it binds as things stand.</param>
/// <param name="Follows">The months in which it would bind if everything that binds before it were relieved.</param>
/// <param name="Lost">By calendar year, the part of the shortfall that disappears if only this item is unlimited; units.</param>
/// <param name="LostInAll">Units in all years of the goal together.</param>
public sealed record BottleneckResponse(
    string Item, int Step, IReadOnlyList<MonthSpanResponse> Binds, IReadOnlyList<MonthSpanResponse> Follows, IReadOnlyList<YearLossResponse> Lost, double LostInAll)
{
    internal static BottleneckResponse From(Bottleneck bottleneck) =>
        new(
            bottleneck.Item.Value,
            bottleneck.Step,
            [.. bottleneck.Binds.Select(MonthSpanResponse.Of)],
            [.. bottleneck.Follows.Select(MonthSpanResponse.Of)],
            [.. bottleneck.Lost.Select(year => new YearLossResponse(year.Year, year.Units))],
            bottleneck.LostInAll);
}

/// <summary>A run of consecutive months.</summary>
/// <param name="From">The first month.</param>
/// <param name="To">The last month.</param>
public sealed record MonthSpanResponse(string From, string To)
{
    internal static MonthSpanResponse Of(MonthSpan span) => new(span.From.ToString(), span.To.ToString());
}

/// <summary>What is lost in a year.</summary>
/// <param name="Year">The calendar year.</param>
/// <param name="Units">Units lost in it.</param>
public sealed record YearLossResponse(int Year, double Units);
