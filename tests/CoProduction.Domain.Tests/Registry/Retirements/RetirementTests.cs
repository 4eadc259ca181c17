using CoProduction.Goals;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Releases;
using CoProduction.Registry.Retirements;
using CoProduction.Registry.Sites;

namespace CoProduction.Domain.Tests.Registry.Retirements;

public sealed class RetirementTests
{
    private static readonly DateOnly Day = new(2026, 11, 29);

    [Fact]
    public void Retired_reference_data_count_as_long_as_a_counted_record_names_them()
    {
        var register = new Register
        {
            Partners = [Retired(Sample.Partner("POL")), Retired(Sample.Partner("JPN"))],
            Items = [Retired(Sample.Item("155-HE", Sample.Material("BODY", unit: "each"))), Retired(Sample.Item("BODY")), Retired(Sample.Item("FPV"))],
            Factories = [Sample.Named("pol-works", lines: [Sample.Line("155-HE")])],
        };

        var counted = register.Counted();

        Assert.Equal(["POL"], counted.Partners.Select(partner => partner.Code.Value));
        Assert.Equal(["155-HE", "BODY"], counted.Items.Select(item => item.Code.Value));
    }

    [Fact]
    public void Retired_sites_and_totals_do_not_count_nor_does_what_only_they_name()
    {
        var register = new Register
        {
            Items = [Retired(Sample.Item("155-HE"))],
            Factories = [Retired(Sample.Named("pol-works", lines: [Sample.Line("155-HE")]))],
            MaintenanceSites = [Retired(Sample.MaintenanceSite("pol-dock"))],
            Baselines = [Retired(Sample.Baseline())],
        };

        Assert.True(register.Counted().IsEmpty);
    }

    [Fact]
    public void Site_whose_successor_is_retired_does_not_count_again()
    {
        var old = Sample.Named("pol-old") with { Successor = new SiteSuccessor(SuccessionKind.Moved, Sample.As<SiteId>("pol-new")) };

        Assert.Empty(new Register { Factories = [old, Retired(Sample.Named("pol-new"))] }.Counted().Factories);
    }

    [Fact]
    public void Register_without_retired_records_stays_as_it_is()
    {
        var register = new Register { Items = [Sample.Item()] };

        Assert.Same(register, register.Counted());
    }

    [Fact]
    public void Record_stays_retired_when_its_parts_change()
    {
        Assert.Equal(Day, Retired(Sample.Item()).With([]).Retired);
        Assert.Equal(Day, Retired(Sample.Chain()).With([]).Retired);
        Assert.Equal(Day, Retired(Sample.Named()).With([Sample.Line("FPV")]).Retired);
    }

    [Fact]
    public void What_is_taken_back_names_nothing_that_could_contradict_it()
    {
        var (item, baseline) = (Sample.Item("155-HE", Sample.Material("BODY", unit: "each")), Sample.Baseline() with { Includes = [Sample.As<CoProduction.Registry.RecordId>("pol-other")] });

        Assert.Empty(TakenBack(item).Materials);
        Assert.Empty(TakenBack(baseline).Includes);
        Assert.Equal((Day, Day), (TakenBack(item).Retired, TakenBack(baseline).Retired));
    }

    [Fact]
    public void Reader_of_a_retired_partner_is_a_member_of_nothing()
    {
        var partner = Sample.Partner("POL", memberships: [Sample.As<Membership>("NATO")]);

        Assert.NotEmpty(Reader.For(partner).Memberships);
        Assert.Empty(Reader.For(Retired(partner)).Memberships);
    }

    [Fact]
    public void Record_names_those_it_is_released_to_and_not_itself()
    {
        var named = RecordName.NamedBy(Sample.Item("155-HE", Sample.Material("BODY", unit: "each")));

        Assert.Contains(new RecordName(typeof(Item), "BODY"), named);
        Assert.DoesNotContain(new RecordName(typeof(Item), "155-HE"), named);
        Assert.Contains(
            new RecordName(typeof(Partner), "JPN"),
            RecordName.NamedBy(new Goal(Sample.As<Family>("drone"), 2, Sample.October, 60, GoalPath.Linear, new Release([Sample.As<Audience>("JPN")]), Sample.Source())));
    }

    private static TRecord Retired<TRecord>(TRecord record)
        where TRecord : IRetirable => (TRecord)record.RetiredOn(Day);

    private static TRecord TakenBack<TRecord>(TRecord record)
        where TRecord : IRetirable => (TRecord)record.TakenBackOn(Day);
}
