using CoProduction.Gaps;
using CoProduction.Gaps.Forecasts;
using CoProduction.Goals;
using CoProduction.Registry.Sources;

namespace CoProduction.Domain.Tests.Gaps.Forecasts;

public sealed class ObservationsTests
{
    [Fact]
    public void The_observation_nearest_to_the_first_month_opens_the_forecast() =>
        Assert.Equal(
            [(0, 30.0)],
            Used("2025-11", A.Observed("155-HE", "USA", 10, "2022-02"), A.Observed("155-HE", "USA", 20, "2025-06"), A.Observed("155-HE", "USA", 30, "2025-12")));

    [Fact]
    public void At_equal_distance_the_earlier_opens() =>
        Assert.Equal(
            [(0, 20.0)], Used("2025-11", A.Observed("155-HE", "USA", 20, "2025-09"), A.Observed("155-HE", "USA", 30, "2026-01")));

    [Fact]
    public void Without_one_within_six_months_the_latest_before_opens() =>
        Assert.Equal(
            [(0, 20.0)], Used("2025-11", A.Observed("155-HE", "USA", 10, "2022-02"), A.Observed("155-HE", "USA", 20, "2025-04"), A.Observed("155-HE", "USA", 30, "2026-06")));

    [Fact]
    public void A_year_counts_from_its_July() =>
        Assert.Equal([(0, 20.0)], Used("2025-11", A.Observed("155-HE", "USA", 10, "2025-02"), A.Observed("155-HE", "USA", 20, "2025")));

    [Fact]
    public void Of_one_month_the_better_founded_then_the_lower_counts() =>
        Assert.Equal(
            [(0, 20.0)],
            Used(
                "2025-11",
                A.Observed("155-HE", "USA", 10, confidence: Confidence.Recalled, id: "o1"),
                A.Observed("155-HE", "USA", 30, id: "o2"),
                A.Observed("155-HE", "USA", 20, id: "o3"),
                A.Observed("155-HE", "USA", 5, confidence: Confidence.Estimate, id: "o4")));

    [Fact]
    public void Later_ones_step_it_from_their_month_up_to_the_as_of_month() =>
        Assert.Equal(
            [(0, 10.0), (8, 20.0), (9, 30.0)],
            Used(
                "2026-08",
                A.Observed("155-HE", "USA", 10, "2025-11"),
                A.Observed("155-HE", "USA", 20, "2026-07"),
                A.Observed("155-HE", "USA", 30, "2026-08"),
                A.Observed("155-HE", "USA", 40, "2026-09")));

    [Fact]
    public void Without_an_opening_nothing_is_observed_until_a_later_one() =>
        Assert.Equal([(13, 20.0)], Used("2027-01", A.Observed("155-HE", "USA", 20, "2026-12")));

    [Fact]
    public void Undated_ones_targets_capacities_and_companies_observe_nothing() =>
        Assert.Empty(Used(
            "2025-11",
            A.Observed("155-HE", "USA", 20, null),
            A.Observed("155-HE", "USA", 20, kind: BaselineKind.Target),
            A.Observed("155-HE", "USA", 20, kind: BaselineKind.Capacity),
            A.Observed("155-HE", "company:Nammo", 20)));

    [Fact]
    public void An_item_of_a_family_without_a_goal_is_opened_at_the_earliest_goal()
    {
        var register = new Register
        {
            Items = [A.ProductOf("drone", "FPV")],
            Goals = [A.Goal(), A.Goal("patriot", firstMonth: "2027-01")],
            Baselines = [A.Observed("FPV", "UKR", 10, "2025-10"), A.Observed("FPV", "UKR", 20, "2027-01")],
        };

        Assert.Equal([(0, 10.0)], Used(register, "FPV", "2025-11"));
    }

    private static (int From, double Rate)[] Used(string asOf, params Baseline[] baselines) =>
        Used(new Register { Items = [A.Product("155-HE")], Goals = [A.Goal()], Baselines = baselines }, "155-HE", asOf);

    private static (int From, double Rate)[] Used(Register register, string item, string asOf)
    {
        var observations = new Observations(register, new ItemIndex(register), Horizon.Of(register.Goals)!, A.Month(asOf));
        return [.. observations.Of(A.Code(item)).Values.SelectMany(scope => scope).Select(observed => (observed.From, observed.Rate))];
    }
}
