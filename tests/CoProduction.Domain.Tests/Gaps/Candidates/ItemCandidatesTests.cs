using CoProduction.Domain.Tests.Gaps.Projections;
using CoProduction.Domain.Tests.Gaps.Reports;
using CoProduction.Domain.Tests.Registry;
using CoProduction.Gaps.Bottlenecks;
using CoProduction.Gaps.Candidates;
using CoProduction.Registry;
using CoProduction.Registry.Agreements;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Items;
using CoProduction.Registry.Maintenance;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Releases;
using CoProduction.Registry.Sites;
using CoProduction.Registry.Statements;

namespace CoProduction.Domain.Tests.Gaps.Candidates;

public sealed class ItemCandidatesTests
{
    private const int Last = 59;

    [Fact]
    public void Surge_room_is_ranked_by_what_it_unlocks()
    {
        // Output is 100 rounds and 100 fuzes a month, and the goal is 200. Assembly allows 160: one more fuze a month is 12 rounds a year, up to 60.
        var item = Fuzes(
            Surging("usa-a", 70, 80), Surging("deu-b", 30, 60), Surging("pol-c", null, 500), Surging("kor-d", 0, 0));

        Assert.Equal(("155-HE", "155-FUZE", 1, 12.0), (item.Product.Value, item.Item.Value, item.Step, item.Lever!.UnitsAYear));
        Assert.Equal(["deu-b", "usa-a", "kor-d", "pol-c"], item.Candidates.Select(each => each.Site!.Value));
        Assert.Equal([30.0, 10.0, null, null], item.Candidates.Select(each => each.Room));
        Assert.Equal([360.0, 120.0, null, null], item.Candidates.Select(each => each.Unlocked));
    }

    [Fact]
    public void No_more_is_unlocked_than_the_lever_reaches()
    {
        var best = Fuzes(Surging("usa-a", 100, 500)).Candidates[0];

        Assert.Equal(400, best.Room);
        Assert.Equal(720, best.Unlocked!.Value, 1e-9);
        Assert.Equal(1200, best.Potential!.Value, 1e-9);
    }

    [Fact]
    public void Room_that_a_plan_takes_is_not_counted_again()
    {
        var line = new Line(A.Code("155-FUZE"), Line.Complete, [A.Made(100), Surge(150)], null, [A.Step("2026-01", 140)]);
        var best = Fuzes(A.Factory("usa-a", SiteStatus.Operating, "Nammo", line)).Candidates[0];

        Assert.Equal(10, best.Room);
    }

    [Fact]
    public void Line_that_makes_less_than_half_of_its_surge_rate_is_underused()
    {
        var item = Fuzes(Surging("usa-a", 40, 100), Surging("usa-b", 60, 100));

        Assert.Equal([ReasonKind.SurgeRoom, ReasonKind.UnderusedLine], item.Candidates[0].Reasons.Select(reason => reason.Kind));
        Assert.Equal(60, item.Candidates[0].Room);
        Assert.Equal([ReasonKind.SurgeRoom], item.Candidates[1].Reasons.Select(reason => reason.Kind));
    }

    [Fact]
    public void Idle_line_has_room_for_what_it_used_to_make()
    {
        var item = Fuzes(Surging("usa-a", 100, null), A.Factory("deu-b", "155-FUZE", 25, status: SiteStatus.Idle));

        Assert.Equal((ReasonKind.IdleLine, 25.0, 300.0), (item.Candidates[0].Reasons[0].Kind, item.Candidates[0].Room, item.Candidates[0].Unlocked));
    }

    [Fact]
    public void Site_that_is_not_built_yet_has_no_room_and_a_closed_one_is_no_candidate()
    {
        var item = Fuzes(Surging("usa-a", 100, null), Surging("deu-b", 0, 500, SiteStatus.Planned), Surging("deu-c", 0, 500, SiteStatus.Closed));

        Assert.Equal(["deu-b", "usa-a"], item.Candidates.Select(each => each.Site!.Value));
        Assert.All(item.Candidates, each => Assert.Equal((ReasonKind.SameItem, (double?)null), (each.Reasons[0].Kind, each.Room)));
    }

    [Fact]
    public void Line_of_another_item_of_the_family_and_kind_at_the_same_stage_speaks_for_its_site()
    {
        var item = Fuzes(
            Surging("usa-a", 100, null),
            A.Factory("deu-b", "155-PRIMER", 10),
            A.Factory("deu-c", "155-PRIMER", 10, "filling"),
            A.Factory("deu-d", "155-HE", 0));

        Assert.Equal(["usa-a", "deu-b"], item.Candidates.Select(each => each.Site!.Value));
        Assert.Equal("deu-b/155-PRIMER/complete", item.Candidates[1].Reasons.Single(reason => reason.Kind == ReasonKind.SameKind).Id);
    }

    [Theory]
    [InlineData("155-FUZE", "active", ReasonKind.AgreementOnItem, AgreementStanding.InForce)]
    [InlineData("155-HE", "exploring", ReasonKind.AgreementOnFamily, AgreementStanding.Exploring)]
    [InlineData("155-PRIMER", "memorandum", ReasonKind.AgreementOnFamily, AgreementStanding.Exploring)]
    public void Agreement_makes_its_parties_candidates_without_a_site(string about, string status, ReasonKind kind, AgreementStanding standing)
    {
        var item = Fuzes([Agreed("KOR", about, status)], [], Surging("usa-a", 100, null));

        var candidate = item.Candidates.Single(each => each.Site is null);
        Assert.Equal("KOR", candidate.Partner.Value);
        Assert.Equal((kind, "ag-one", (AgreementStanding?)standing), (candidate.Reasons[0].Kind, candidate.Reasons[0].Id, candidate.Reasons[0].Standing));
    }

    [Theory]
    [InlineData("KOR", "155-FUZE", "expired", "co-production")]
    [InlineData("KOR", "GMLRS", "active", "co-production")]
    [InlineData("KOR", null, "active", "framework")]
    [InlineData("KOR", "155-FUZE", "active", "mro")]
    [InlineData("KOR", "155-FUZE", "active", "procurement")]
    [InlineData("KOR", "155-FUZE", "active", "transfer")]
    [InlineData("EU", "155-FUZE", "active", "subsidy")]
    public void Agreement_that_is_over_general_of_the_whole_EU_or_makes_nothing_is_no_candidate(string party, string? about, string status, string type) =>
        Assert.DoesNotContain(
            Fuzes([Agreed(party, about, status, type)], [], Surging("usa-a", 100, null)).Candidates, each => each.Site is null);

    [Fact]
    public void Agreements_of_a_partner_and_of_the_EU_speak_for_its_sites()
    {
        var item = Fuzes([Agreed("EU", "155-HE", "active"), Agreed("DEU", null, "active", id: "ag-two")], [], Surging("deu-b", 100, null));

        Assert.Equal(
            [ReasonKind.SameItem, ReasonKind.AgreementOnFamily, ReasonKind.AgreementOfPartner],
            item.Candidates.Single().Reasons.Select(reason => reason.Kind));
    }

    [Theory]
    [InlineData("kor-depot", "Artillery 155 mm", SiteStatus.Operating, true)]
    [InlineData("kor-depot", "155-HE", SiteStatus.Planned, true)]
    [InlineData("kor-depot", "Patriot", SiteStatus.Operating, false)]
    [InlineData("kor-depot", "Artillery 155 mm", SiteStatus.Closed, false)]
    [InlineData("usa-depot", "Artillery 155 mm", SiteStatus.Operating, false)]
    public void Depot_for_the_system_in_a_theater_that_makes_none_is_a_candidate(string id, string platform, SiteStatus status, bool isOne)
    {
        var item = Fuzes([], [Sample.MaintenanceSite(id, status: status, platforms: [platform])], Surging("usa-a", 100, null));

        var depots = item.Candidates.Where(each => each.Reasons[0].Kind == ReasonKind.MaintenanceElsewhere).ToList();
        Assert.Equal(isOne ? [id] : [], depots.Select(each => each.Site!.Value));
        Assert.All(depots, depot => Assert.True(depot.IsNewTheater));
    }

    [Fact]
    public void Item_that_helps_only_with_another_unlocks_nothing_alone()
    {
        // Fuzes and primers both allow 100, so neither helps alone.
        var items = ItemCandidates.Of(
            Rounds([], [], Surging("usa-a", 100, 150), A.Factory("usa-p", "155-PRIMER", 100)).In(), Last);

        var fuzes = items.Single(each => each.Item.Value == "155-FUZE");
        Assert.Null(fuzes.Lever);
        Assert.Equal((50.0, 0.0, 600.0), (fuzes.Candidates[0].Room, fuzes.Candidates[0].Unlocked, fuzes.Candidates[0].Potential));
        Assert.Equal(["155-FUZE", "155-PRIMER"], fuzes.Together[0].Step.Select(added => added.Item.Value));
    }

    [Fact]
    public void Items_come_in_the_steps_in_which_they_bind()
    {
        var items = ItemCandidates.Of(Rounds([], [], Surging("usa-a", 100, 150), A.Factory("usa-p", "155-PRIMER", 300)).In(), Last);

        Assert.Equal([("155-FUZE", 1), ("155-HE", 2)], items.Select(each => (each.Item.Value, each.Step)));
    }

    [Fact]
    public void Month_beyond_the_horizon_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ItemCandidates.Of(Rounds([], []).In(), 60));

    [Fact]
    public void Every_binding_item_is_told_and_its_candidates_come_in_order() => Seeds.EachWithCases(25, seed =>
    {
        var outcome = RandomRegister.Of(seed).In(asOf: "2026-06");
        var month = outcome.Projection.Horizon.At(19);
        var told = ItemCandidates.Of(outcome, 19);

        var binding = ProductBottlenecks.Of(outcome)
            .SelectMany(each => each.Periods.Where(period => period.From <= month && month <= period.To)
                .SelectMany(period => period.Steps.SelectMany(step => step.Items))
                .Select(item => (each.Product, item)));
        Assert.Equal(binding, told.Select(each => (each.Product, each.Item)));
        Assert.All(told, each =>
        {
            Assert.Equal(each.Candidates.Select(candidate => candidate.Unlocked ?? 0).OrderDescending(), each.Candidates.Select(candidate => candidate.Unlocked ?? 0));
            Assert.All(each.Candidates, candidate => Assert.NotEmpty(candidate.Reasons));
            Assert.Equal(each.Candidates.Count, each.Candidates.Select(candidate => (candidate.Partner, candidate.Site)).Distinct().Count());
            Assert.All(each.Candidates, candidate => Assert.True((candidate.Unlocked ?? 0) <= (each.Lever?.Unlocked ?? 0) * (1 + 1e-9)));
        });
        return told.Count(each => each.Candidates.Count > 1);
    });

    private static ItemCandidates Fuzes(params Factory[] factories) => Fuzes([], [], factories);

    private static ItemCandidates Fuzes(Agreement[] agreements, MaintenanceSite[] depots, params Factory[] factories) =>
        ItemCandidates.Of((Rounds(agreements, depots, factories) with { Baselines = [A.Observed("155-PRIMER", "ALLIED", 300)] }).In(), Last).First(each => each.Item.Value == "155-FUZE");

    private static Factory Surging(string id, double? rate, double? surge, SiteStatus status = SiteStatus.Operating) =>
        A.Factory(id, status, "Nammo", new Line(A.Code("155-FUZE"), Line.Complete, [.. rate is { } made ? [A.Made(made)] : Array.Empty<Statement>(), .. surge is { } most ? [Surge(most)] : Array.Empty<Statement>()], null, []));

    private static Statement Surge(double units) => new(Measure.Surge, Quantity.AMonth(units), null, null);

    private static Agreement Agreed(string party, string? about, string status, string type = "co-production", string id = "ag-one") =>
        new(
            Parsed.As<RecordId>(id),
            id,
            Parsed.As<Keyword>(type),
            [Parsed.As<Scope>(party)],
            Parsed.OrNull<ItemCode>(about),
            Parsed.As<Keyword>(status),
            null,
            Release.ToEveryone,
            A.Source());

    /// <summary>Output starts at 100 rounds a month. Later assembly allows 160, and fuzes allow what the factories make.</summary>
    private static Register Rounds(Agreement[] agreements, MaintenanceSite[] depots, params Factory[] factories) =>
        new()
        {
            Partners =
            [
                Sample.Partner("USA", theater: Theater.NorthAmerica), Sample.Partner("DEU", memberships: [Membership.EuropeanUnion]),
                Sample.Partner("POL"), Sample.Partner("KOR", theater: Theater.IndoPacific),
            ],
            Items =
            [
                A.Product("155-HE", ("155-FUZE", 1), ("155-PRIMER", 1)), A.Component("155-FUZE"), A.Component("155-PRIMER"),
                A.ProductOf("long-range-strike", "GMLRS"),
            ],
            Factories = [A.Factory("usa-round", "155-HE", 100, plans: A.Step("2025-12", 160)), .. factories],
            Agreements = agreements,
            MaintenanceSites = depots,
            Goals = [A.Goal()],
        };
}
