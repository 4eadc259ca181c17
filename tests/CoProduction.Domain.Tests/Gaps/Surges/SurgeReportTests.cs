using CoProduction.Domain.Tests.Gaps.Projections;
using CoProduction.Domain.Tests.Registry;
using CoProduction.Gaps.Surges;
using CoProduction.Registry;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Plans;
using CoProduction.Registry.Releases;
using CoProduction.Registry.Sources;
using CoProduction.Registry.Statements;
using CoProduction.Registry.Stocks;

namespace CoProduction.Domain.Tests.Gaps.Surges;

public sealed class SurgeReportTests
{
    private const double Month = StockFigure.DaysAMonth;

    private static readonly DemandSurge None = new(1);

    private static readonly DemandSurge InEurope = new(3, Theater.Europe);

    private static readonly DemandSurge InBoth = new(3, Theater.Europe, Theater.IndoPacific);

    [Fact]
    public void Stock_lasts_as_many_days_as_it_holds_of_what_is_used_a_day()
    {
        var calm = Only(None, Figure("POL", "on_hand", 1200), Figure("POL", "consumption_per_day", 10));
        var surge = Only(InEurope, Figure("POL", "on_hand", 1200), Figure("POL", "consumption_per_day", 10));

        Assert.Equal((120.0, 40.0), (calm.Alone.Days, surge.Alone.Days));
        Assert.Equal((1200.0, 3.0), (surge.Stock, surge.Multiplier));
        Assert.Equal(30 * Month, surge.Consumption!.Value, 1e-9);
    }

    [Fact]
    public void Own_production_makes_it_last_longer()
    {
        // Poland uses 30 x 3 a month in the surge and makes 40: the stock of 100 falls by 50 a month.
        var supply = Only(InEurope, Figure("POL", "on_hand", 100), Figure("POL", "consumption_per_month", 30));

        Assert.Equal(100 / 90.0 * Month, supply.Alone.Days!.Value, 1e-9);
        Assert.Equal(2 * Month, supply.WithOwnProduction.Days!.Value, 1e-9);
    }

    [Fact]
    public void Pooled_production_is_shared_by_what_each_uses_in_the_surge()
    {
        // 100 a month are made, 40 of them in Poland. Both use 30 a month; in a European surge Poland uses 90 of 120 and gets 75.
        Stock[] stocks =
        [
            Figure("POL", "on_hand", 30), Figure("POL", "consumption_per_month", 30),
            Figure("KOR", "on_hand", 30), Figure("KOR", "consumption_per_month", 30),
        ];

        var one = Of(InEurope, stocks).Supplies;
        Assert.Equal(["KOR", "POL"], one.Select(supply => supply.Partner.Value));
        Assert.Equal(2 * Month, one[1].WithPooledProduction.Days!.Value, 1e-9);
        Assert.Equal(6 * Month, one[0].WithPooledProduction.Days!.Value, 1e-9);

        // In both theaters each uses 90 and gets 50: the stock of 30 lasts three quarters of a month.
        var both = Of(InBoth, stocks).Supplies;
        Assert.Equal(2, both.Count);
        Assert.All(both, supply => Assert.Equal(0.75 * Month, supply.WithPooledProduction.Days!.Value, 1e-9));
    }

    [Fact]
    public void Growth_of_production_counts_from_its_month()
    {
        // 40 a month are made, from 2025-12 on 80; 90 are used. 100 - 50 - 10 - 10 ...: 50 are left after a month, and last 5 more.
        var supply = Of(
            InEurope,
            [Figure("POL", "on_hand", 100), Figure("POL", "consumption_per_month", 30)],
            A.Factory("pol-a", "155-HE", 40, plans: A.Step("2025-12", 80, PlanStage.Funded))).Supplies.Single();

        Assert.Equal(6 * Month, supply.WithOwnProduction.Days!.Value, 1e-9);
    }

    [Fact]
    public void Stock_that_production_keeps_up_with_outlasts_the_horizon()
    {
        var supply = Only(None, Figure("POL", "on_hand", 1), Figure("POL", "consumption_per_month", 30));

        Assert.True(supply.WithOwnProduction.OutlastsHorizon);
        Assert.Null(supply.WithOwnProduction.Days);
        Assert.False(supply.Alone.OutlastsHorizon);
    }

    [Fact]
    public void Days_of_supply_shrink_with_the_surge_even_where_consumption_is_unknown()
    {
        var supply = Only(InEurope, Figure("POL", "days_of_supply", 9, "days"));

        Assert.Equal((3.0, false), (supply.Alone.Days, supply.Alone.IsAtMost));
        Assert.Null(supply.WithOwnProduction.Days);
        Assert.Equal([MissingFigure.Consumption], supply.WithOwnProduction.Missing);
        Assert.Equal([MissingFigure.Consumption], supply.WithPooledProduction.Missing);
    }

    [Fact]
    public void Days_of_supply_and_consumption_together_are_a_stock()
    {
        // 10 days at 3 a day are 30. In the surge, use is 9 a day and output 40 a month.
        var supply = Only(InEurope, Figure("POL", "days_of_supply", 10, "days"), Figure("POL", "consumption_per_day", 3));

        Assert.Equal(30, supply.Stock);
        Assert.Equal(30 / (9 - (40 / Month)), supply.WithOwnProduction.Days!.Value, 1e-9);
    }

    [Fact]
    public void Fewer_days_than_stated_are_at_most_so_many()
    {
        var supply = Only(InEurope, Figure("POL", "days_of_supply_lt", 6, "days"));

        Assert.Equal((2.0, true), (supply.Alone.Days, supply.Alone.IsAtMost));
    }

    [Fact]
    public void What_is_missing_is_told_instead_of_a_number()
    {
        Assert.Equal([MissingFigure.Stock], Only(None, Figure("POL", "consumption_per_month", 30)).Alone.Missing);
        Assert.Equal([MissingFigure.Consumption], Only(None, Figure("POL", "on_hand", 30)).Alone.Missing);
        Assert.Equal([MissingFigure.Stock, MissingFigure.Consumption], Only(None, Figure("POL", "transferred_total", 30)).Alone.Missing);
        Assert.Equal(
            [MissingFigure.OwnProduction],
            Only(None, Figure("KOR", "on_hand", 30), Figure("KOR", "consumption_per_month", 30)).WithOwnProduction.Missing);
        Assert.Equal(
            [MissingFigure.Theater],
            Only(None, Figure("UKR", "on_hand", 30), Figure("UKR", "consumption_per_month", 30)).Alone.Missing);
    }

    [Fact]
    public void As_of_month_outside_the_horizon_leaves_no_production_to_count()
    {
        var outcome = Rounds([Figure("POL", "on_hand", 30, asOf: "2024"), Figure("POL", "consumption_per_month", 30, asOf: "2024")], Line).In(asOf: "2025-10");

        var supply = SurgeReport.Of(outcome, None).Supplies.Single();
        Assert.Equal(Month, supply.Alone.Days!.Value, 1e-9);
        Assert.Equal([MissingFigure.Months], supply.WithOwnProduction.Missing);
    }

    [Theory]
    [InlineData("requirement_per_month", "each")]
    [InlineData("on_hand", "USD")]
    [InlineData("days_of_supply", "percent")]
    public void Figures_of_other_metrics_and_units_are_told_as_unread(string metric, string unit)
    {
        var supply = Only(None, Figure("POL", metric, 30, unit));

        Assert.Equal(metric, supply.Unread.Single().Metric.Value);
        Assert.Empty(supply.Figures);
    }

    [Fact]
    public void A_stock_counted_by_the_pallet_is_counted_in_rounds()
    {
        var register = Rounds([Figure("POL", "on_hand", 2, "pallets"), Figure("POL", "consumption_per_day", 12, "Each")], Line);
        var rounds = register with { Items = [register.Items[0] with { OtherUnits = [new ItemUnit("pallet", 72)] }, register.Items[1]] };

        var supply = SurgeReport.Of(rounds.In(), None).Supplies.Single();

        Assert.Equal((144.0, 12.0), (supply.Stock, supply.Alone.Days!.Value));
    }

    [Fact]
    public void Latest_figure_up_to_the_as_of_month_counts()
    {
        var supply = Only(
            None,
            Figure("POL", "consumption_per_month", 10, asOf: "2024"),
            Figure("POL", "consumption_per_month", 30, asOf: "2025-11"),
            Figure("POL", "consumption_per_month", 90, asOf: "2025-12"),
            Figure("POL", "consumption_per_month", 50, asOf: null));

        Assert.Equal(30, supply.Consumption!.Value, 1e-9);
        Assert.Equal(3, supply.Unread.Count);
    }

    [Fact]
    public void Of_one_month_the_better_founded_figure_counts_then_the_more_cautious_one()
    {
        Assert.Equal(30, Consumption(Confidence.Reported, 30, Confidence.Recalled, 90), 1e-9);
        Assert.Equal(90, Consumption(Confidence.Reported, 30, Confidence.Reported, 90), 1e-9);

        static double Consumption(Confidence first, double one, Confidence second, double other) => Only(
            None,
            Figure("POL", "consumption_per_month", one, confidence: first),
            Figure("POL", "consumption_per_month", other, confidence: second)).Consumption!.Value;
    }

    [Fact]
    public void Products_without_any_figure_are_named()
    {
        var report = Of(None, [Figure("POL", "on_hand", 30)]);

        Assert.Equal(["GMLRS"], report.Unregistered.Select(product => product.Value));
        Assert.Equal(["155-HE", "GMLRS"], Of(None, [Figure("EU", "on_hand", 30)]).Unregistered.Select(product => product.Value));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1000.5)]
    [InlineData(double.NaN)]
    public void Multiplier_out_of_range_is_refused(double multiplier) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new DemandSurge(multiplier, Theater.Europe));

    [Theory]
    [InlineData(1.5)]
    [InlineData(2)]
    [InlineData(10)]
    public void Greater_surge_never_lets_stocks_last_longer(double multiplier)
    {
        Stock[] stocks =
        [
            Figure("POL", "on_hand", 500), Figure("POL", "consumption_per_month", 60), Figure("KOR", "on_hand", 90), Figure("KOR", "consumption_per_month", 45),
        ];
        var calm = Of(new DemandSurge(1, Theater.Europe, Theater.IndoPacific), stocks).Supplies;
        var surged = Of(new DemandSurge(multiplier, Theater.Europe, Theater.IndoPacific), stocks).Supplies;

        Assert.Equal(["KOR", "POL"], calm.Select(supply => supply.Partner.Value));
        Assert.Equal(["KOR", "POL"], surged.Select(supply => supply.Partner.Value));
        Assert.All(calm.Zip(surged), pair =>
        {
            Assert.True(pair.Second.Alone.Days < pair.First.Alone.Days);
            Assert.True((pair.Second.WithPooledProduction.Days ?? double.MaxValue) <= (pair.First.WithPooledProduction.Days ?? double.MaxValue));
        });
    }

    private static readonly Factory Line = A.Factory("pol-a", "155-HE", 40);

    private static PartnerSupply Only(DemandSurge surge, params Stock[] stocks) => Of(surge, stocks).Supplies.Single();

    private static SurgeReport Of(DemandSurge surge, Stock[] stocks, Factory? line = null) =>
        SurgeReport.Of(Rounds(stocks, line ?? Line).In(), surge);

    private static Stock Figure(
        string scope, string metric, double value, string unit = "each", string? asOf = "2025-10", Confidence confidence = Confidence.Reported)
    {
        var of = Parsed.As<Scope>(scope);
        return new Stock(
            RecordId.Of(ScopedId.PrefixOf(of), metric, $"{value:0}", asOf ?? "undated", $"{confidence}"),
            A.Code("155-HE"),
            of,
            Parsed.As<Keyword>(metric),
            value,
            unit,
            Parsed.OrNull<Period>(asOf),
            Release.ToEveryone,
            A.Source(confidence));
    }

    /// <summary>All allies' observed output is 100 rounds a month. Poland's line makes 40 of them.</summary>
    private static Register Rounds(Stock[] stocks, Factory line) =>
        new()
        {
            Partners = [Sample.Partner("POL"), Sample.Partner("KOR", theater: Theater.IndoPacific)],
            Items = [A.Product("155-HE"), A.ProductOf("long-range-strike", "GMLRS")],
            Factories = [line],
            Baselines = [A.Observed("155-HE", "ALLIED", 100)],
            Stocks = stocks,
            Goals = [A.Goal()],
        };
}
