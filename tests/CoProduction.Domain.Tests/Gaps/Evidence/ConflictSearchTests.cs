using CoProduction.Domain.Tests.Gaps.Reports;
using CoProduction.Gaps.Evidence;
using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Readings;
using CoProduction.Goals;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Plans;
using CoProduction.Registry.Sites;
using CoProduction.Registry.Sources;

namespace CoProduction.Domain.Tests.Gaps.Evidence;

public sealed class ConflictSearchTests
{
    [Fact]
    public void Observations_of_one_month_are_each_believed_in_turn()
    {
        // Sources state 100 and 130 for 2025-11. The goal is twice the believed figure, and nothing grows.
        var conflict = Of(
            Rounds([A.Factory("pol-a", "155-HE", 40)], A.Observed("155-HE", "ALLIED", 100, id: "o1"), A.Observed("155-HE", "ALLIED", 130, id: "o2"))).Single();

        Assert.Equal(ConflictKind.Observations, conflict.Kind);
        Assert.Equal([100.0, 130.0], conflict.Choices.Select(choice => choice.Units));
        Assert.Equal([100.0, 130.0], conflict.Choices.Select(choice => choice.Gaps.Single().AtEnd!.Value));
        Assert.Equal([true, false], conflict.Choices.Select(choice => choice.ChangesNothing));
        Assert.EndsWith("o2", conflict.Choices[1].Records.Single().Id, StringComparison.Ordinal);
    }

    [Fact]
    public void Better_founded_observation_is_the_one_that_counts()
    {
        var conflict = Of(Rounds(
            [],
            A.Observed("155-HE", "ALLIED", 100, confidence: Confidence.Recalled, id: "o1"),
            A.Observed("155-HE", "ALLIED", 130, id: "o2"))).Single();

        Assert.Equal([false, true], conflict.Choices.Select(choice => choice.ChangesNothing));
    }

    [Theory]
    [InlineData("POL", "2025-11", 100)]
    [InlineData("ALLIED", "2025-12", 130)]
    [InlineData("ALLIED", "2025-11", 100)]
    public void Other_scopes_other_months_and_equal_rates_do_not_conflict(string scope, string asOf, double rate) =>
        Assert.Empty(Of(Rounds([], A.Observed("155-HE", "ALLIED", 100, id: "o1"), A.Observed("155-HE", scope, rate, asOf, id: "o2"))));

    [Fact]
    public void Totals_of_one_line_and_month_are_each_believed_in_turn()
    {
        // The step is from 100 to 150 or to 180; the goal is 200.
        var conflict = Of(Rounds([A.Factory("pol-a", "155-HE", 100, plans: [A.Step("2027-01", 150, id: "e1"), A.Step("2027-01", 180, id: "e2")])])).Single();

        Assert.Equal(ConflictKind.Totals, conflict.Kind);
        Assert.Equal([50.0, 20.0], conflict.Choices.Select(choice => choice.Gaps.Single().AtEnd!.Value));
        Assert.Equal([true, false], conflict.Choices.Select(choice => choice.ChangesNothing));
        Assert.True(conflict.Choices[1].Gaps[0].InAll < conflict.Choices[0].Gaps[0].InAll);
    }

    [Fact]
    public void Totals_of_other_months_and_cancelled_ones_do_not_conflict() =>
        Assert.Empty(Of(Rounds([A.Factory("pol-a", "155-HE", 100, plans:
            [A.Step("2027-01", 150, id: "e1"), A.Step("2027-02", 180, id: "e2"), A.Step("2027-01", 180, PlanStage.Cancelled, id: "e3")])])));

    [Fact]
    public void Dates_of_one_total_are_each_believed_in_turn()
    {
        // The step to 20 comes in 2026-12 or in 2028-01. The rules count the earlier one; with the later one, 13 months have 10 less.
        var conflict = Of(Rounds([A.Factory("deu-a", "155-HE", 10, plans: [A.Step("2028-01", 20, id: "e1"), A.Step("2026-12", 20, id: "e2")])])).Single();

        Assert.Equal(ConflictKind.Dates, conflict.Kind);
        Assert.Equal([true, false], conflict.Choices.Select(choice => choice.ChangesNothing));
        Assert.EndsWith("e1", conflict.Choices[1].Records.Single().Id, StringComparison.Ordinal);
        Assert.Equal(130, (conflict.Choices[1].Gaps[0].InAll - conflict.Choices[0].Gaps[0].InAll)!.Value, 1e-9);
    }

    [Fact]
    public void Total_that_is_promised_again_after_another_is_no_conflict() =>
        Assert.Empty(Of(Rounds([A.Factory("deu-a", "155-HE", 10, plans:
            [A.Step("2026-12", 20, id: "e1"), A.Step("2027-06", 30, id: "e2"), A.Step("2028-01", 20, id: "e3")])])));

    [Fact]
    public void Company_total_is_believed_by_giving_it_to_the_lines_of_unknown_rate()
    {
        // The company states 100, and one of its two lines makes 40. If believed, the other makes 60 and the goal is twice 100.
        var conflict = Of(Rounds(
            [A.Factory("deu-a", "155-HE", 40, @operator: "Rheinmetall"), A.Factory("esp-b", "155-HE", @operator: "Rheinmetall Expal")],
            A.Observed("155-HE", "company:Rheinmetall", 100))).Single();

        Assert.Equal(ConflictKind.CompanyTotal, conflict.Kind);
        Assert.Equal([40.0, 100.0], conflict.Choices.Select(choice => choice.Units));
        Assert.Equal([40.0, 100.0], conflict.Choices.Select(choice => choice.Gaps.Single().AtEnd!.Value));
        Assert.Equal(["deu-a", "esp-b"], conflict.Choices[0].Records.Select(record => record.Id));
    }

    [Fact]
    public void Company_total_is_believed_of_lines_whose_operator_had_its_name_before()
    {
        var renamed = A.Factory("fra-b", "155-HE", @operator: "KNDS France") with { Aliases = new SiteAliases([], ["Giat Industries", "Nexter"], []) };

        var conflict = Of(Rounds([A.Factory("fra-a", "155-HE", 40, @operator: "Nexter Munitions"), renamed], A.Observed("155-HE", "company:nexter", 100))).Single();

        Assert.Equal([40.0, 100.0], conflict.Choices.Select(choice => choice.Units));
        Assert.Equal(["fra-a", "fra-b"], conflict.Choices[0].Records.Select(record => record.Id));
    }

    [Fact]
    public void Company_that_states_less_than_is_registered_lowers_its_lines_in_proportion()
    {
        var conflict = Of(Rounds(
            [A.Factory("deu-a", "155-HE", 40, @operator: "Rheinmetall"), A.Factory("esp-b", "155-HE", 20, @operator: "Rheinmetall Expal")],
            A.Observed("155-HE", "company:Rheinmetall", 30))).Single();

        Assert.Equal([60.0, 30.0], conflict.Choices.Select(choice => choice.Gaps.Single().AtEnd!.Value));
    }

    [Theory]
    [InlineData("company:Rheinmetall", 40)]
    [InlineData("company:Nammo", 100)]
    public void Company_total_that_its_lines_explain_or_that_has_no_line_is_no_conflict(string scope, double stated) =>
        Assert.Empty(Of(Rounds([A.Factory("deu-a", "155-HE", 40, @operator: "Rheinmetall")], A.Observed("155-HE", scope, stated))));

    [Fact]
    public void Without_goals_there_is_no_gap_to_compare() => Assert.Empty(ConflictSearch.Of(Register.Empty, A.FirstMonth, new Outlook(ForecastCase.Committed, Reading.Floor)));

    [Fact]
    public void In_every_conflict_there_are_choices_with_records_and_they_differ() => Seeds.EachWithCases(60, seed =>
    {
        var conflicts = ConflictSearch.Of(RandomRegister.Of(seed), A.Month("2026-06"), new Outlook(ForecastCase.Announced, Reading.Floor));

        Assert.All(conflicts, conflict =>
        {
            Assert.True(conflict.Choices.Count >= 2);
            Assert.Equal(conflict.Kind == ConflictKind.Dates, conflict.Choices.Select(choice => choice.Units).Distinct().Count() == 1);
            Assert.All(conflict.Choices, choice => Assert.NotEmpty(choice.Records));
        });
        return conflicts.Count;
    });

    private static IReadOnlyList<Conflict> Of(Register register) => ConflictSearch.Of(register, A.FirstMonth, new Outlook(ForecastCase.Committed, Reading.Floor));

    private static Register Rounds(Factory[] factories, params Baseline[] baselines) =>
        new()
        {
            Partners = [A.Partner("POL", "EU")],
            Items = [A.Product("155-HE")],
            Factories = factories,
            Baselines = baselines,
            Goals = [A.Goal()],
        };
}
