using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Paces;
using CoProduction.Gaps.Projections;
using CoProduction.Goals;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Items;
using CoProduction.Registry.Sources;

namespace CoProduction.Domain.Tests.Gaps.Paces;

/// <summary>Paces worked out by hand.</summary>
public sealed class ObservedPacesTests
{
    /// <summary>The starter data's four pairs, in round numbers: 2 in 24 months, 1.5 in 12, 1.21 in 24 and 2.5 in 12.</summary>
    [Fact]
    public void A_familys_pace_is_its_own_drawn_towards_the_median_of_all()
    {
        var paces = Of(
            A.Observed("155-HE", "USA", 10, "2023-01"), A.Observed("155-HE", "USA", 20, "2025-01", id: "o2"),
            A.Observed("PAC3", "USA", 20, "2024-01"), A.Observed("PAC3", "USA", 30, "2025-01", id: "o2"),
            A.Observed("GMLRS", "USA", 100, "2023-06"), A.Observed("GMLRS", "USA", 121, "2025-06", id: "o2"),
            A.Observed("FPV", "UKR", 10, "2024-06"), A.Observed("FPV", "UKR", 25, "2025-06", id: "o2"));

        // Ordered: log 1.1, log 2 / 2, log 1.5, log 2.5.
        var median = ((Math.Log(2) / 2) + Math.Log(1.5)) / 2;
        var (first, third) = (Math.Log(1.1) + (0.75 * ((Math.Log(2) / 2) - Math.Log(1.1))), Math.Log(1.5) + (0.25 * (Math.Log(2.5) - Math.Log(1.5))));
        Assert.Equal(4, paces.Pairs.Count);
        Assert.Equal(Math.Exp(median) - 1, paces.Median!.Value, 1e-12);
        Assert.Equal((third - first) / 1.349, paces.Spread, 1e-12);
        Assert.Equal((Math.Log(2.5) + (2 * median)) / 3, paces.LogGrowthOf(Family("drone")), 1e-12);
        Assert.Equal((Math.Log(1.1) + (2 * median)) / 3, paces.LogGrowthOf(Family("long-range-strike")), 1e-12);
        Assert.Equal(median, paces.LogGrowthOf(Family("nobody-observed")), 1e-12);
        Assert.Equal(median, paces.LogGrowthOf(null), 1e-12);
    }

    [Fact]
    public void Of_several_pairs_of_a_family_the_median_counts_by_their_number()
    {
        var paces = Of(
            A.Observed("155-HE", "USA", 10, "2023-01"), A.Observed("155-HE", "USA", 20, "2024-01", id: "o2"), A.Observed("155-HE", "USA", 22, "2025-01", id: "o3"),
            A.Observed("155-HE", "POL", 10, "2023-01"), A.Observed("155-HE", "POL", 80, "2024-01", id: "o2"),
            A.Observed("FPV", "UKR", 10, "2024-06"), A.Observed("FPV", "UKR", 15, "2025-06", id: "o2"));

        var median = (Math.Log(1.5) + Math.Log(2)) / 2;
        Assert.Equal(((3 * Math.Log(2)) + (2 * median)) / 5, paces.LogGrowthOf(Family(A.Family)), 1e-12);
        Assert.Equal((Math.Log(1.5) + (2 * median)) / 3, paces.LogGrowthOf(Family("drone")), 1e-12);
    }

    [Fact]
    public void Only_totals_half_a_year_apart_of_one_item_and_scope_that_are_positive_and_known_by_then_make_a_pair()
    {
        var paces = Of(
            A.Observed("155-HE", "USA", 10, "2024-01"), A.Observed("155-HE", "USA", 20, "2024-06", id: "near"),
            A.Observed("155-HE", "POL", 0, "2023-01"), A.Observed("155-HE", "POL", 20, "2025-01", id: "from-nothing"),
            A.Observed("155-HE", "DEU", 10, "2024-01"), A.Observed("155-HE", "DEU", 20, "2026-02", id: "later-than-known"),
            A.Observed("155-HE", "FRA", 10, "2024-01"), A.Observed("155-HE", "ITA", 20, "2025-01"),
            A.Observed("PAC3", "USA", 10, "2024-01"), A.Observed("PAC3", "USA", 20, "2025-01", BaselineKind.Target, id: "hoped"),
            A.Observed("GMLRS", "USA", 10, null), A.Observed("GMLRS", "USA", 20, "2025-01", id: "o2"));

        Assert.Empty(paces.Pairs);
        Assert.False(paces.IsKnown);
        Assert.Equal((null, 0.0, 0.0), (paces.Median, paces.Spread, paces.LogGrowthOf(Family(A.Family))));
    }

    [Fact]
    public void Pairs_follow_each_other_and_each_month_says_what_is_better_founded()
    {
        var paces = Of(
            A.Observed("155-HE", "USA", 10, "2024-01"),
            A.Observed("155-HE", "USA", 12, "2024-03", id: "o2"),
            A.Observed("155-HE", "USA", 90, "2024-10", confidence: Confidence.Estimate, id: "guess"),
            A.Observed("155-HE", "USA", 24, "2024-10", id: "o3"),
            A.Observed("155-HE", "USA", 36, "2025-10", id: "o4"));

        Assert.Equal([("2024-03", "2024-10"), ("2024-10", "2025-10")], paces.Pairs.Select(pair => (pair.Earlier.AsOf!.Text, pair.Later.AsOf!.Text)));
        Assert.Equal([Math.Log(2) * 12 / 7, Math.Log(1.5)], paces.Pairs.Select(pair => Math.Round(pair.LogGrowth, 12)), (one, other) => Math.Abs(one - other) < 1e-11);
    }

    /// <summary>As the drones of Ukraine do: nothing is observed beyond the line, yet the total tells a pace and grows by it, unless the line's plan states its growth.</summary>
    [Fact]
    public void Total_that_stands_on_one_line_is_an_observation_all_the_same()
    {
        var plain = Drones(A.Factory("ukr-drones", "FPV", 25, asOf: "2025-06"));
        var planned = Drones(A.Factory("ukr-drones", "FPV", 25, asOf: "2025-06", plans: A.Step("2026-12", 60)));
        var item = plain.Items.Find(A.Code("FPV"))!.Value;

        Assert.All([plain, planned], each => Assert.Equal(Math.Log(2.5), each.Paces.Observed.PairsFor(Family("drone")).Single().LogGrowth, 1e-12));
        Assert.All([plain, planned], each => Assert.Equal(0, each.Unattributed(item).OfPartner(each.Partners.NumberOf(A.Partner("UKR").Code), each.Unstated.Now)));
        Assert.Equal((25, 0), (plain.Unstated.Of(item), planned.Unstated.Of(item)));
        Assert.True(plain.Paces.Multiple(item, 59) > 2);
    }

    [Fact]
    public void Two_pairs_are_too_few()
    {
        Baseline[] two =
        [
            A.Observed("155-HE", "USA", 10, "2023-01"), A.Observed("155-HE", "USA", 20, "2025-01", id: "o2"),
            A.Observed("PAC3", "USA", 20, "2024-01"), A.Observed("PAC3", "USA", 30, "2025-01", id: "o2"),
        ];

        Assert.False(Of(two).IsKnown);
        Assert.True(Of([.. two, A.Observed("FPV", "UKR", 1, "2024-01"), A.Observed("FPV", "UKR", 2, "2025-01", id: "o2")]).IsKnown);
    }

    private static Family Family(string code) => CoProduction.Registry.Parsed.As<Family>(code);

    private static CurrentCapacity Drones(Factory factory) => Projection.Of(
        new Register
        {
            Items = [A.Product("155-HE"), A.ProductOf("drone", "FPV")],
            Factories = [factory],
            Baselines =
            [
                A.Observed("155-HE", "USA", 10, "2023-01"), A.Observed("155-HE", "USA", 20, "2025-01", id: "o2"),
                A.Observed("155-HE", "POL", 10, "2023-01"), A.Observed("155-HE", "POL", 20, "2025-01", id: "o2"),
                A.Observed("FPV", "UKR", 10, "2024-06"), A.Observed("FPV", "UKR", 25, "2025-06", id: "o2"),
            ],
            Goals = [A.Goal("drone")],
        },
        A.Month("2025-11"))!.CurrentCapacity;

    private static ObservedPaces Of(params Baseline[] baselines) => ObservedPaces.Of(
        new Register
        {
            Items = [A.Product("155-HE"), A.ProductOf("patriot", "PAC3"), A.ProductOf("long-range-strike", "GMLRS"), A.ProductOf("drone", "FPV")],
            Baselines = baselines,
        },
        A.Month("2025-11"));
}
