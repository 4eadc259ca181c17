using CoProduction.Domain.Tests.Gaps.Projections;
using CoProduction.Domain.Tests.Gaps.Reports;
using CoProduction.Gaps.Evidence;
using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Readings;
using CoProduction.Goals;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Plans;

namespace CoProduction.Domain.Tests.Gaps.Evidence;

public sealed class CapacityPartsTests
{
    [Fact]
    public void Line_stands_for_what_it_makes_and_its_plans_for_what_they_add()
    {
        var parts = Of(Rounds([A.Step("2026-01", 60, id: "e1"), A.Addition("2026-02", 15, id: "e2")]), "2026-02");

        Assert.Equal(
            [(PartKind.Line, "pol-a", 40.0), (PartKind.Plan, "pol-a/155-HE/complete/e1", 20.0), (PartKind.Plan, "pol-a/155-HE/complete/e2", 15.0)],
            parts.Select(part => (part.Kind, part.Record!.Id, part.Units)));
    }

    [Fact]
    public void What_shrinks_takes_away_what_was_added_last()
    {
        var parts = Of(Rounds([A.Step("2026-01", 60, id: "e1"), A.Step("2026-02", 30, id: "e2")]), "2026-02");

        Assert.Equal([30.0, 0.0], parts.Select(part => part.Units));
    }

    [Fact]
    public void What_is_observed_beyond_lines_rests_on_the_observation()
    {
        // Poland: a line of 40, observed 50; EU observed 70; ALLIED 90.
        var parts = Of(
            Rounds([], A.Observed("155-HE", "POL", 50), A.Observed("155-HE", "EU", 70), A.Observed("155-HE", "ALLIED", 90)), "2026-02");

        Assert.Equal(
            [(PartKind.Line, "POL", 40.0), (PartKind.Unattributed, "POL", 10.0), (PartKind.Aggregate, "EU", 20.0), (PartKind.Aggregate, "ALLIED", 20.0)],
            parts.Select(part => (part.Kind, part.Scope!.Value, part.Units)));
    }

    [Fact]
    public void Line_that_comes_to_light_takes_the_place_of_what_had_no_maker()
    {
        // Poland is observed at 50 and the EU at 70; the one line, of unknown rate, steps to 60.
        var register = new Register
        {
            Partners = [A.Partner("POL", "EU")],
            Items = [A.Product("155-HE")],
            Factories = [A.Factory("pol-a", "155-HE", plans: A.Step("2026-01", 60))],
            Baselines = [A.Observed("155-HE", "POL", 50), A.Observed("155-HE", "EU", 70)],
            Goals = [A.Goal()],
        };

        Assert.Equal([60.0, 0.0, 10.0], Of(register, "2026-02").Select(part => part.Units));
    }

    [Fact]
    public void What_products_imply_of_a_component_rests_on_no_record()
    {
        var register = new Register
        {
            Items = [A.Product("155-HE", ("155-FUZE", 2)), A.Component("155-FUZE")],
            Factories = [A.Factory("pol-a", "155-HE", 100), A.Factory("pol-b", "155-FUZE", 30)],
            Goals = [A.Goal()],
        };

        var implied = Of(register, "2026-02", "155-FUZE")[^1];

        Assert.Equal((PartKind.Implied, 170.0, null), (implied.Kind, implied.Units, implied.Record));
    }

    [Fact]
    public void Of_what_nobody_knows_there_are_no_parts()
    {
        var outcome = new Register { Items = [A.Product("155-HE")], Goals = [A.Goal()] }.In();

        Assert.Null(new CapacityParts(outcome).Of(0, 0));
    }

    [Fact]
    public void Parts_add_up_to_the_capacity_of_every_item_month_and_case() => Seeds.EachWithCases(25, seed =>
    {
        var (projection, known) = (Projection.Of(RandomRegister.Of(seed), A.Month("2026-06"))!, 0);
        foreach (var outcome in ForecastCases.All.SelectMany(projection.InAllReadings))
        {
            var parts = new CapacityParts(outcome);
            var scopes = new ScopeCapacity(outcome);
            for (var item = 0; item < projection.Items.Count; item++)
            {
                for (var month = 0; month < projection.Horizon.Months; month += 4)
                {
                    var own = parts.Of(item, month);
                    var capacity = outcome.Forecast.Capacities[month, item];
                    Assert.Equal(capacity == Capacity.Unknown, own is null);
                    if (own is not null)
                    {
                        Assert.True(!Capacity.IsNumber(capacity) || Math.Abs(capacity - own.Sum(part => part.Units)) <= 1e-9 * Math.Max(1, capacity));
                        Assert.All(own, part => Assert.True(part.Units >= 0));
                        Assert.Equal(own.Count == 0 ? null : own.Sum(part => part.Units), scopes.Of(item, Scope.Allied, month));
                        known++;
                    }
                }
            }
        }

        return known;
    });

    private static IReadOnlyList<CapacityPart> Of(Register register, string month, string item = "155-HE")
    {
        var outcome = register.In();
        return new CapacityParts(outcome).Of(outcome.Projection.Items.Find(A.Code(item))!.Value, outcome.Projection.Horizon.IndexOf(A.Month(month)))!;
    }

    private static Register Rounds(Plan[] plans, params Baseline[] baselines) =>
        new()
        {
            Partners = [A.Partner("POL", "EU")],
            Items = [A.Product("155-HE")],
            Factories = [A.Factory("pol-a", "155-HE", 40, plans: plans)],
            Baselines = baselines,
            Goals = [A.Goal()],
        };
}
