using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Readings;
using CoProduction.Gaps.Scenarios;
using CoProduction.Gaps.Scenarios.Changes;
using CoProduction.Goals;
using CoProduction.Registry;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Releases;
using CoProduction.Registry.Sites;
using CoProduction.Registry.Statements;

namespace CoProduction.Domain.Tests.Gaps.Forecasts;

public sealed class UnattributedCapacityTests
{
    [Fact]
    public void A_partner_is_observed_to_make_what_its_lines_do_not_explain()
    {
        var report = Register([A.Factory("pol-dezamet", "155-HE", 25)], [A.Observed("155-HE", "POL", 40)]).Report();

        Assert.Equal(15, report.Unattributed("155-HE", "POL"));
        Assert.Equal(Figures.Exactly(40), report.Capacity("155-HE", "2025-11"));
    }

    [Fact]
    public void What_is_never_below_zero_where_lines_exceed_the_observation()
    {
        var report = Register([A.Factory("pol-dezamet", "155-HE", 50)], [A.Observed("155-HE", "POL", 40)]).Report();

        Assert.Equal(0, report.Unattributed("155-HE", "POL"));
        Assert.Equal(Figures.Exactly(50), report.Capacity("155-HE", "2025-11"));
    }

    [Fact]
    public void A_part_is_never_added_to_its_whole()
    {
        var report = Register(
            [A.Factory("pol-dezamet", "155-HE", 25), A.Factory("fra-tarbes", "155-HE", 10), A.Factory("usa-iowa", "155-HE", 100)],
            [
                A.Observed("155-HE", "POL", 40), A.Observed("155-HE", "USA", 120), A.Observed("155-HE", "EU", 70),
                A.Observed("155-HE", "ALLIED", 500),
            ]).Report();

        Assert.Equal(15, report.Unattributed("155-HE", "POL"));
        Assert.Equal(20, report.Unattributed("155-HE", "USA"));
        Assert.Equal(70 - (40 + 10), report.Unattributed("155-HE", "EU"));
        Assert.Equal(500 - (70 + 120), report.Unattributed("155-HE", "ALLIED"));
        Assert.Equal(Figures.Exactly(500), report.Capacity("155-HE", "2025-11"));
    }

    [Fact]
    public void Partners_outside_the_EU_do_not_count_towards_it()
    {
        var report = Register([A.Factory("usa-iowa", "155-HE", 100)], [A.Observed("155-HE", "EU", 70)]).Report();

        Assert.Equal(70, report.Unattributed("155-HE", "EU"));
        Assert.Equal(Figures.Exactly(170), report.Capacity("155-HE", "2025-11"));
    }

    [Fact]
    public void A_partner_that_is_no_record_belongs_to_no_group() =>
        Assert.Equal(70, Register([A.Factory("svk-dubnica", "155-HE", 30)], [A.Observed("155-HE", "EU", 70)]).Report().Unattributed("155-HE", "EU"));

    [Fact]
    public void A_later_observation_steps_it()
    {
        var report = Register(
            [A.Factory("pol-dezamet", "155-HE", 25)],
            [A.Observed("155-HE", "POL", 40, "2025-11"), A.Observed("155-HE", "POL", 60, "2026-08")]).Report("2026-09");

        Assert.Equal(15, report.Unattributed("155-HE", "POL", "2026-07"));
        Assert.Equal(35, report.Unattributed("155-HE", "POL", "2026-08"));
        Assert.Equal(40, report.Product("155-HE").Series.Baseline);
    }

    [Fact]
    public void Targets_and_capacities_stand_beside_it_and_are_never_added()
    {
        var report = Register(
            [A.Factory("pol-dezamet", "155-HE", 25)],
            [A.Observed("155-HE", "EU", 2000, kind: BaselineKind.Capacity), A.Observed("155-HE", "POL", 3000, kind: BaselineKind.Target)]).Report();

        Assert.Equal(Figures.Exactly(25), report.Capacity("155-HE", "2030-10"));
        Assert.Equal([2000.0, 3000.0], report.Supply("155-HE").Statements.Select(statement => statement.Lowest));
    }

    /// <summary>Scranton and Wilkes-Barre make 36,000 a month together, whatever either makes.</summary>
    [Theory]
    [InlineData(null, null, 36)]
    [InlineData(null, 20.0, 16)]
    [InlineData(10.0, 20.0, 6)]
    [InlineData(30.0, 20.0, 0)]
    public void A_total_of_named_sites_counts_beyond_their_lines_and_before_the_rest_of_their_partner(double? scranton, double? wilkesBarre, double beyond)
    {
        var report = Register(
            [A.Factory("usa-scranton", "155-HE", scranton), A.Factory("usa-wilkesbarre", "155-HE", wilkesBarre), A.Factory("usa-iowa", "155-HE", 30)],
            [Together("USA", 36, "usa-wilkesbarre", "usa-scranton"), A.Observed("155-HE", "USA", 100)]).Report();

        Assert.Equal(beyond, report.Unattributed("155-HE", "USA (usa-scranton, usa-wilkesbarre)"));
        Assert.Equal(70 - Math.Max(36, (scranton ?? 0) + (wilkesBarre ?? 0)), report.Unattributed("155-HE", "USA"));
        Assert.Equal(Figures.Exactly(100), report.Capacity("155-HE", "2025-11"));
    }

    [Fact]
    public void A_total_of_named_sites_counts_where_nothing_is_observed_of_their_partner()
    {
        var report = Register([A.Factory("usa-a", "155-HE", null), A.Factory("usa-b", "155-HE", null)], [Together("USA", 36, "usa-a", "usa-b")]).Report();

        Assert.Equal(Figures.Exactly(36), report.Capacity("155-HE", "2025-11"));
        Assert.Equal(36, report.Product("155-HE").Series.Baseline);
    }

    [Fact]
    public void A_company_that_names_its_sites_is_observed_and_contains_what_is_left_of_their_partners()
    {
        Factory[] factories = [A.Factory("pol-a", "155-HE", 10), A.Factory("fra-b", "155-HE", null), A.Factory("pol-c", "155-HE", null)];
        var group = Together("company:Nammo", 40, "pol-a", "fra-b");

        var alone = Register(factories, [group]).Report();
        var beside = Register(factories, [group, A.Observed("155-HE", "POL", 15), A.Observed("155-HE", "EU", 60)]).Report();

        Assert.Equal(Figures.Exactly(40), alone.Capacity("155-HE", "2025-11"));
        Assert.Empty(alone.Companies);
        Assert.Equal(25, beside.Unattributed("155-HE", "company:Nammo (fra-b, pol-a)"));
        Assert.Equal(60 - (10 + 5 + 25), beside.Unattributed("155-HE", "EU"));
        Assert.Equal(Figures.Exactly(60), beside.Capacity("155-HE", "2025-11"));
    }

    [Fact]
    public void Of_two_totals_that_share_a_site_the_larger_contains_what_is_left_of_the_smaller()
    {
        var report = Register(
            [A.Factory("usa-a", "155-HE", null), A.Factory("usa-b", "155-HE", null), A.Factory("usa-c", "155-HE", null)],
            [Together("USA", 30, "usa-a", "usa-b"), Together("USA", 50, "usa-a", "usa-b", "usa-c")]).Report();

        Assert.Equal(Figures.Exactly(50), report.Capacity("155-HE", "2025-11"));
    }

    [Fact]
    public void What_named_sites_make_ends_when_the_last_of_them_closes()
    {
        Register Closing(params string[] closed) => Register(
            [.. new[] { "usa-a", "usa-b" }.Select(id => A.Factory(id, "155-HE", null) is var site && closed.Contains(id) ? site.ClosedFrom(A.Month("2027-01")) : site)],
            [Together("USA", 36, "usa-a", "usa-b"), A.Observed("155-HE", "USA", 100)]);

        Assert.Equal(100, Closing("usa-a").Report().Capacity("155-HE", "2027-01")!.Value);
        Assert.Equal(100, Closing("usa-a", "usa-b").Report().Capacity("155-HE", "2026-12")!.Value);
        Assert.Equal(64, Closing("usa-a", "usa-b").Report().Capacity("155-HE", "2027-01")!.Value);
    }

    /// <summary>A fire of some months at one of the two leaves what the other may make; one at both leaves nothing of it.</summary>
    [Theory]
    [InlineData(100, "usa-a")]
    [InlineData(64, "usa-a", "usa-b")]
    public void An_outage_cuts_what_named_sites_make_as_far_as_it_hits_all_of_them(double left, params string[] hit)
    {
        var register = Register([A.Factory("usa-a", "155-HE", null), A.Factory("usa-b", "155-HE", null)], [Together("USA", 36, "usa-a", "usa-b"), A.Observed("155-HE", "USA", 100)]);
        var outage = new Outage(new Selection { Sites = [.. hit.Select(Parsed.As<SiteId>)] }, 100, new MonthRange(A.Month("2027-01"), A.Month("2027-06"), null));

        var under = Projection.Of(register, A.Month("2026-11"))!.Under([outage]);

        double At(string month) => under.In(ForecastCase.Committed).Forecast.Capacities[under.Horizon.IndexOf(A.Month(month)), 0];
        Assert.Equal((100, left, 100), (At("2026-12"), At("2027-03"), At("2027-07")));
    }

    [Fact]
    public void A_site_that_was_merged_into_another_is_named_by_either_id()
    {
        var factories = new[] { A.Factory("usa-a", "155-HE", 10) with { Successor = new SiteSuccessor(SuccessionKind.Merged, Parsed.As<SiteId>("usa-b")) }, A.Factory("usa-b", "155-HE", 10) };

        Assert.Equal(Figures.Exactly(36), Register(factories, [Together("USA", 36, "usa-a")]).Report().Capacity("155-HE", "2025-11"));
    }

    /// <summary>Korea makes 200,000 to 250,000 a year: the goal and the floor take the lower end, the ceiling the upper one.</summary>
    [Fact]
    public void An_observed_range_is_its_lower_end_at_the_floor_and_its_upper_end_at_the_ceiling()
    {
        var range = new Baseline(
            Parsed.As<RecordId>("usa-range"), A.Code("155-HE"), Parsed.As<Scope>("USA"), BaselineKind.Baseline, new Quantity(1200, 1500, Per.Year), Parsed.As<Period>("2025-11"), Release.ToEveryone, A.Source());
        var covered = Register([A.Factory("usa-iowa", "155-HE", 40)], [range]) with { Coverages = [Settled.Coverage("ALLIED", "155-HE")] };

        var projection = Projection.Of(covered, A.Month("2025-11"))!;

        Assert.Equal(100, projection.Goals[0]!.Baseline);
        Assert.Equal(
            [100, 125],
            new[] { Reading.Floor, Reading.Ceiling }.Select(reading => projection.In(new Outlook(ForecastCase.Committed, reading)).Forecast.Capacities[12, 0]));
    }

    [Theory]
    [InlineData(25_000, null, null, "2025", 25_000 / 12.0)]
    [InlineData(26_000, null, null, "2025-H2", 26_000 / 6.0)]
    [InlineData(2_000, "Week", null, "2025-11", 2_000 * 365 / 84.0)]
    [InlineData(100, "Month", "crate", "2025-11", 300)]
    public void A_total_is_kept_as_stated_and_converted_in_one_place(double low, string? per, string? unit, string asOf, double monthly)
    {
        var total = new Baseline(
            Parsed.As<RecordId>("usa-total"), A.Code("155-HE"), Parsed.As<Scope>("USA"), BaselineKind.Baseline,
            new Quantity(low, null, per is null ? null : Enum.Parse<Per>(per), unit), Parsed.As<Period>(asOf), Release.ToEveryone, A.Source());
        var register = Register([A.Factory("usa-iowa", "155-HE", null)], [total]) with { Items = [A.Product("155-HE") with { OtherUnits = [new ItemUnit("crate", 3)] }] };

        Assert.Equal(monthly, register.Report().Capacity("155-HE", "2025-11")!.Value, 1e-9);
    }

    private static Baseline Together(string scope, double perMonth, params string[] sites) =>
        A.Observed("155-HE", scope, perMonth, id: string.Join('-', sites)) with { Sites = [.. sites.Select(Parsed.As<SiteId>)] };

    private static Register Register(IReadOnlyList<Factory> factories, IReadOnlyList<Baseline> baselines) =>
        new()
        {
            Partners = [A.Partner("POL", "EU"), A.Partner("FRA", "EU"), A.Partner("USA")],
            Items = [A.Product("155-HE")],
            Factories = factories,
            Baselines = baselines,
            Goals = [A.Goal()],
        };
}
