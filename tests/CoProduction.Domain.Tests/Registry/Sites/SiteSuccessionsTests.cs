using CoProduction.Domain.Tests.Gaps;
using CoProduction.Domain.Tests.Gaps.Scenarios;
using CoProduction.Gaps.Promises;
using CoProduction.Gaps.Resilience;
using CoProduction.Gaps.Scenarios;
using CoProduction.Gaps.Scenarios.Changes;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Plans;
using CoProduction.Registry.Releases;
using CoProduction.Registry.Sites;

namespace CoProduction.Domain.Tests.Registry.Sites;

public sealed class SiteSuccessionsTests
{
    private static readonly Reader Japan = new(Sample.As<CoProduction.Registry.Partners.CountryCode>("JPN"), [], IsCoordinator: false);

    [Fact]
    public void Site_is_not_its_own_successor()
    {
        Refused.Naming("successor", () => _ = Factory("usa-old") with { Successor = To("usa-old") });
        Refused.Naming("successor", () => _ = Sample.MaintenanceSite("pol-old") with { Successor = To("pol-old") });
    }

    [Fact]
    public void Factory_with_other_lines_keeps_its_successor() =>
        Assert.Equal(To("usa-new"), (Factory("usa-old") with { Successor = To("usa-new") }).With([Sample.Line("FPV")]).Successor);

    [Fact]
    public void Site_with_a_successor_is_counted_once()
    {
        var register = new Register { Factories = [Factory("usa-mid", "deu-new"), Factory("usa-old", "usa-mid"), Factory("deu-new")] };

        Assert.Equal(["deu-new"], register.Counted().Factories.Select(factory => factory.Id.Value));
    }

    [Fact]
    public void Site_whose_successor_is_missing_is_counted() =>
        Assert.Equal(["usa-old"], new Register { Factories = [Factory("usa-old", "deu-new")] }.Counted().Factories.Select(factory => factory.Id.Value));

    [Fact]
    public void Register_without_successors_stays_as_it_is()
    {
        var register = new Register { Factories = [Factory("usa-old"), Factory("deu-new")] };

        Assert.Same(register, register.Counted());
    }

    [Fact]
    public void Site_that_moved_to_another_kind_of_site_is_counted() =>
        Assert.Single(new Register { Factories = [Factory("usa-old", "deu-new")], MaintenanceSites = [Sample.MaintenanceSite("deu-new")] }.Counted().Factories);

    [Fact]
    public void Promise_of_a_moved_site_is_listed_once_under_its_new_id()
    {
        var line = Sample.Line("155-HE", "complete", Sample.Plan());
        var register = new Register
        {
            Factories = [Sample.Named("usa-old", lines: [line]) with { Successor = To("deu-new") }, Sample.Named("deu-new", lines: [line])],
        };

        Assert.Equal(["deu-new/155-HE/complete/second-line"], Promise.Of(register, new(2026, 3)).Select(promise => promise.Id));
    }

    [Fact]
    public void Promise_of_a_site_that_has_moved_since_is_found_again()
    {
        var line = Sample.Line("155-HE", "complete", Sample.Plan(effective: new(2026, 6)));
        var then = new Register { Factories = [Sample.Named("usa-old", lines: [line])] };
        var now = new Register { Factories = [Sample.Named("usa-old", lines: [line]) with { Successor = To("deu-new") }, Sample.Named("deu-new", lines: [line])] };

        var promise = Assert.Single(BackTest.Of(then, new(2026, 3), now, new(2026, 9)).Promises);

        Assert.Equal(("deu-new/155-HE/complete/second-line", PromiseVerdict.Broken), (promise.Now?.Id, promise.Verdict));
    }

    [Fact]
    public void Scenario_that_names_a_site_by_its_old_id_still_hits_it()
    {
        var plan = A.Step("2027-01", 150);
        var register = new Register
        {
            Items = [A.Product("155-HE")],
            Factories =
            [
                A.Factory("usa-old", "155-HE", 100) with { Successor = To("usa-mid") },
                A.Factory("usa-mid", "155-HE", 100) with { Successor = To("deu-new") },
                A.Factory("deu-new", "155-HE", 100, plans: plan),
                A.Factory("deu-other", "155-HE", 10),
            ],
            Goals = [A.Goal()],
        };
        var of = new Selection { Sites = [Sample.As<SiteId>("usa-old")] };

        foreach (var (change, left) in new (ScenarioChange, double)[] { (Changed.Lost(of), 10), (new Slip(of, 120), 110), (new StageLimit(of, PlanStage.Commissioned), 110) })
        {
            var report = register.Under(change);

            Assert.Equal(left, report.After.Output("155-HE", "2027-06")!.Value, 1e-9);
            Assert.Equal(160, report.Before.Output("155-HE", "2027-06")!.Value, 1e-9);
            Assert.Empty(report.Warnings);
        }
    }

    [Fact]
    public void Maintenance_site_with_a_successor_covers_its_platforms_once()
    {
        var register = new Register
        {
            Partners = [Sample.Partner()],
            MaintenanceSites = [Sample.MaintenanceSite("pol-old", throughput: 5) with { Successor = To("pol-new") }, Sample.MaintenanceSite("pol-new", throughput: 7)],
        };

        Assert.Equal(7, Assert.Single(MaintenanceCoverage.Of(register)).Throughput);
    }

    [Theory]
    [InlineData("another partner's, who may not see the successor", "usa", false, false)]
    [InlineData("another partner's, who may see the successor", "usa", true, true)]
    [InlineData("its own, of which it may not see the successor", "jpn", false, true)]
    public void Successor_is_named_only_to_those_who_may_see_it_and_to_the_owner(string what, string owner, bool isReleased, bool isNamed)
    {
        var register = new Register
        {
            Factories =
            [
                Factory($"{owner}-old", "deu-new"),
                new(
                    Sample.As<SiteId>("deu-new"), "New", "Op", Sample.Town, [new(SiteStatus.Operating, null, null)], isReleased ? Release.ToEveryone : Release.OwnerOnly, Sample.Source(),
                    [Sample.Line()]),
            ],
        };

        Assert.True(isNamed == register.VisibleTo(Japan).Factories.Single(factory => factory.Id.Value == $"{owner}-old").Successor is not null, what);
    }

    private static Factory Factory(string id, string? successor = null) =>
        Sample.Named(id) with { Successor = successor is null ? null : To(successor) };

    private static SiteSuccessor To(string id) => new(SuccessionKind.Moved, Sample.As<SiteId>(id));
}
