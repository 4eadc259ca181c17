using CoProduction.Gaps.Bottlenecks;
using CoProduction.Gaps.Forecasts;
using CoProduction.Registry;

namespace CoProduction.Functions.GapReports;

/// <summary>What stands between each product and its goal, in the order in which it shows as what comes before is relieved; at the lower bound of capacity.</summary>
/// <param name="Marking">To whom it may be passed on.</param>
/// <param name="AsOf">The month up to which observations count.</param>
/// <param name="Case">Which promised expansions count.</param>
/// <param name="Products">By product with a goal.</param>
public sealed record BottlenecksResponse(string Marking, string AsOf, string Case, IReadOnlyList<ProductBottlenecksResponse> Products)
{
    internal static BottlenecksResponse Of(SeenProjection seen, ForecastCase forecast) =>
        new(
            seen.Marking,
            seen.AsOf.ToString(),
            Word.Of(forecast),
            seen.Projection is { } projection ? [.. ProductBottlenecks.Of(projection.In(forecast)).Select(ProductBottlenecksResponse.From)] : []);
}

/// <param name="Product">The product.</param>
/// <param name="Periods">The months in which it is short of its path, in order.</param>
/// <param name="Items">Every item of those periods, by step.</param>
public sealed record ProductBottlenecksResponse(
    string Product, IReadOnlyList<BindingPeriodResponse> Periods, IReadOnlyList<BottleneckResponse> Items)
{
    internal static ProductBottlenecksResponse From(ProductBottlenecks product) =>
        new(
            product.Product.Value,
            [.. product.Periods.Select(BindingPeriodResponse.Of)],
            [.. product.Items.Select(BottleneckResponse.From)]);
}

/// <param name="From">The first month.</param>
/// <param name="To">The last month.</param>
/// <param name="Steps">What binds; what binds once that is relieved; and so on, until the path is met.</param>
public sealed record BindingPeriodResponse(string From, string To, IReadOnlyList<ReliefStepResponse> Steps)
{
    internal static BindingPeriodResponse Of(BindingPeriod period) =>
        new(
            period.From.ToString(),
            period.To.ToString(),
            [.. period.Steps.Select(step => new ReliefStepResponse([.. step.Items.Select(item => item.Value)], step.Output))]);
}

/// <param name="Items">They are used up together.</param>
/// <param name="Output">What the product makes while they bind, in the period's last month; units a month.</param>
public sealed record ReliefStepResponse(IReadOnlyList<string> Items, double Output);

/// <param name="Item">The item; the product itself where its own assembly is short.</param>
/// <param name="Step">The first step of relief at which it ever binds: 1 where it does so as things stand.</param>
/// <param name="Binds">The months in which it binds as things stand.</param>
/// <param name="Follows">The months in which it would bind once what binds before it were relieved.</param>
/// <param name="Lost">By calendar year, the units short that would not be were this item alone unlimited.</param>
/// <param name="LostInAll">Units, in all years of the goal.</param>
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

/// <summary>Months in a row.</summary>
/// <param name="From">The first.</param>
/// <param name="To">The last.</param>
public sealed record MonthSpanResponse(string From, string To)
{
    internal static MonthSpanResponse Of(MonthSpan span) => new(span.From.ToString(), span.To.ToString());
}

/// <param name="Year">The calendar year.</param>
/// <param name="Units">Units lost in it.</param>
public sealed record YearLossResponse(int Year, double Units);
