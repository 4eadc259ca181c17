using CoProduction.Gaps.Scenarios;
using CoProduction.Gaps.Scenarios.Changes;
using CoProduction.Registry;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Releases;

namespace CoProduction.Domain.Tests.Registry;

/// <summary>No caller can change what a constructor has checked, and equal records compare equal.</summary>
public sealed class OwnedListTests
{
    [Fact]
    public void Agreement_owns_its_parties() =>
        AssertOwned([Scope.EuropeanUnion], list => Sample.Agreement(parties: list).Parties);

    [Fact]
    public void Baseline_owns_what_it_includes() =>
        AssertOwned([Sample.As<RecordId>("pol-a")], list => (Sample.Baseline() with { Includes = list }).Includes);

    [Fact]
    public void Scenario_owns_its_changes() =>
        AssertOwned<ScenarioChange>([new Slip(Selection.All, 9)], list => Sample.Scenario(changes: list).Changes);

    [Fact]
    public void Selection_owns_its_partners() =>
        AssertOwned([Sample.As<CountryCode>("POL")], list => new Selection { Partners = list }.Partners);

    [Fact]
    public void Plan_owns_its_history() =>
        AssertOwned([Sample.Revision(Sample.Today)], list => Sample.Plan(history: list).History);

    [Fact]
    public void Line_owns_its_expansions() => AssertOwned([Sample.Plan()], list => Sample.Line(plans: list).Plans);

    [Fact]
    public void Factory_owns_its_lines() => AssertOwned([Sample.Line()], list => Sample.Factory(list).Lines);

    [Fact]
    public void Item_owns_its_materials() => AssertOwned([Sample.Material()], list => Sample.Item(materials: list).Materials);

    [Fact]
    public void Maintenance_site_owns_its_platforms() =>
        AssertOwned(["Abrams"], list => Sample.MaintenanceSite(platforms: list).Platforms);

    [Fact]
    public void Mineral_chain_owns_its_shares() => AssertOwned([Sample.Share()], list => Sample.Chain(shares: list).Shares);

    [Fact]
    public void Partner_owns_its_memberships() =>
        AssertOwned([Membership.EuropeanUnion], list => Sample.Partner(memberships: list).Memberships);

    [Fact]
    public void Release_owns_its_audiences() => AssertOwned([Audience.Everyone], list => new Release(list).Audiences);

    [Fact]
    public void Factories_that_say_the_same_are_equal()
    {
        static Factory Made() => Sample.Factory(Sample.Line(plans: Sample.Plan(history: Sample.Revision(Sample.Today))));

        Assert.Equal(Made(), Made());
        Assert.Equal(Made().GetHashCode(), Made().GetHashCode());
    }

    [Fact]
    public void Factories_that_differ_deep_inside_are_not_equal()
    {
        static Factory Made(DateOnly until) => Sample.Factory(Sample.Line(plans: Sample.Plan(history: Sample.Revision(until))));

        Assert.NotEqual(Made(Sample.Today), Made(Sample.Today.AddDays(1)));
    }

    [Fact]
    public void Factory_that_follows_itself_equals_itself()
    {
        var factory = Sample.Factory(Sample.Line(plans: Sample.Plan()));

        Assert.Equal(factory, factory.After(factory, Sample.Today));
    }

    [Fact]
    public void Other_records_with_lists_are_equal_where_they_say_the_same()
    {
        Assert.Equal(Sample.Item(materials: Sample.Material()), Sample.Item(materials: Sample.Material()));
        Assert.Equal(Sample.MaintenanceSite(), Sample.MaintenanceSite());
        Assert.Equal(Sample.Chain(shares: Sample.Share()), Sample.Chain(shares: Sample.Share()));
        Assert.Equal(Sample.Partner(memberships: Membership.EuropeanUnion), Sample.Partner(memberships: Membership.EuropeanUnion));
        Assert.Equal(Sample.Agreement(parties: Scope.EuropeanUnion), Sample.Agreement(parties: Scope.EuropeanUnion));
        Assert.Equal(new Release([Audience.Everyone]), Release.ToEveryone);
        Assert.NotEqual(Release.OwnerOnly, Release.ToEveryone);
    }

    [Fact]
    public void Missing_list_is_refused() => Refused.Naming("audiences", () => _ = new Release(null!));

    private static void AssertOwned<T>(List<T> list, Func<IReadOnlyList<T>, IReadOnlyList<T>> own)
        where T : class
    {
        var owned = own(list);
        var before = owned.ToArray();
        list.Add(list[0]);
        list[0] = null!;

        Assert.Equal(before, owned);
        Assert.IsNotType<T[]>(owned);
        Assert.ThrowsAny<ArgumentException>(() => own([null!]));
    }
}
