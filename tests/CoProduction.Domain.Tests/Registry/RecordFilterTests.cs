using CoProduction.Registry;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Texts;

namespace CoProduction.Domain.Tests.Registry;

public sealed class RecordFilterTests
{
    private static readonly CountryCode Usa = Sample.As<CountryCode>("USA");
    private static readonly CountryCode Poland = Sample.As<CountryCode>("POL");

    [Fact]
    public void Filter_without_conditions_lets_all_pass() => Assert.True(RecordFilter.None.Matches(Sample.Factory(Sample.Line())));

    [Fact]
    public void Record_passes_when_it_names_one_of_the_partners() =>
        Assert.True(new RecordFilter { Partners = new HashSet<CountryCode> { Usa, Poland } }.Matches(Sample.Named()));

    [Fact]
    public void Record_of_another_partner_does_not_pass() =>
        Assert.False(new RecordFilter { Partners = new HashSet<CountryCode> { Poland } }.Matches(Sample.Named()));

    [Fact]
    public void No_record_passes_when_there_is_no_partner_to_name() =>
        Assert.False(new RecordFilter { Partners = new HashSet<CountryCode>() }.Matches(Sample.Named()));

    [Fact]
    public void Reference_data_does_not_pass_a_partner() =>
        Assert.False(new RecordFilter { Partners = new HashSet<CountryCode> { Usa } }.Matches(Sample.Item()));

    [Fact]
    public void Agreement_passes_for_each_party_and_the_EU_is_none_of_the_partners()
    {
        var agreement = Sample.Agreement(parties: [Scope.EuropeanUnion, Scope.Of(Usa)]);

        Assert.True(new RecordFilter { Partners = new HashSet<CountryCode> { Usa } }.Matches(agreement));
        Assert.Equal([Usa], ((IRecord)agreement).Partners);
    }

    [Theory]
    [InlineData("155-HE", true)]
    [InlineData("155-BB", true)]
    [InlineData("155-he", false)]
    public void Factory_passes_for_the_items_of_its_lines(string item, bool passes) =>
        Assert.Equal(
            passes,
            new RecordFilter { Items = new HashSet<ItemCode> { Sample.As<ItemCode>(item) } }.Matches(Sample.Factory(Sample.Line("155-HE"), Sample.Line("155-BB"))));

    [Fact]
    public void Item_passes_for_its_materials() =>
        Assert.True(new RecordFilter { Items = new HashSet<ItemCode> { Sample.As<ItemCode>("TNT") } }.Matches(Sample.Item(materials: Sample.Material("TNT"))));

    [Theory]
    [InlineData("operating", true)]
    [InlineData("Operating", false)]
    [InlineData("operat", false)]
    public void Status_must_be_exact(string status, bool passes) =>
        Assert.Equal(passes, new RecordFilter { Statuses = new HashSet<string> { status } }.Matches(Sample.Named()));

    [Theory]
    [InlineData("155-HE", "announced", false)]
    [InlineData("FPV", "operating", false)]
    [InlineData("FPV,155-HE", "announced,operating", true)]
    public void One_of_several_values_is_enough(string items, string statuses, bool passes)
    {
        var filter = new RecordFilter
        {
            Items = items.Split(',').Select(Sample.As<ItemCode>).ToHashSet(),
            Statuses = statuses.Split(',').ToHashSet(),
        };

        Assert.Equal(passes, filter.Matches(Sample.Factory(Sample.Line("155-HE"))));
    }

    [Fact]
    public void One_of_several_families_is_enough()
    {
        var both = new FamilyItems(
            new HashSet<Family> { Sample.As<Family>("drone"), Sample.As<Family>("artillery-155") },
            new HashSet<ItemCode> { Sample.As<ItemCode>("155-HE"), Sample.As<ItemCode>("FPV") });

        Assert.True(new RecordFilter { Families = both }.Matches(Sample.Item("155-HE")));
        Assert.True(new RecordFilter { Families = both }.Matches(Sample.Factory(Sample.Line("FPV"))));
    }

    [Fact]
    public void Record_without_status_does_not_pass_a_status() =>
        Assert.False(new RecordFilter { Statuses = new HashSet<string> { "operating" } }.Matches(Sample.Partner()));

    [Fact]
    public void Stated_family_decides_whatever_the_items_are()
    {
        var drones = new FamilyItems(new HashSet<Family> { Sample.As<Family>("drone") }, new HashSet<ItemCode> { Sample.As<ItemCode>("155-HE") });

        Assert.False(new RecordFilter { Families = drones }.Matches(Sample.Item("155-HE")));
    }

    [Fact]
    public void Items_decide_where_no_family_is_stated()
    {
        var artillery = new FamilyItems(new HashSet<Family> { Sample.As<Family>("artillery-155") }, new HashSet<ItemCode> { Sample.As<ItemCode>("155-HE") });

        Assert.True(new RecordFilter { Families = artillery }.Matches(Sample.Factory(Sample.Line("155-HE"))));
        Assert.False(new RecordFilter { Families = artillery }.Matches(Sample.Factory(Sample.Line("FPV"))));
    }

    [Theory]
    [InlineData("part of the id", "scranton-a", true)]
    [InlineData("other case", "SCRANTON", true)]
    [InlineData("words of different texts in any order", "dynamics  scranton", true)]
    [InlineData("one word that is not there", "scranton rheinmetall", false)]
    [InlineData("nothing", "", true)]
    [InlineData("blanks", "   ", true)]
    public void Words_must_all_occur(string what, string text, bool passes) =>
        Assert.True(passes == new RecordFilter { Text = new WordSearch(text) }.Matches(Sample.Named()), what);

    [Fact]
    public void Texts_that_are_absent_are_passed_over() =>
        Assert.False(new RecordFilter { Text = new WordSearch("null") }.Matches(Sample.Described(notes: null)));

    [Fact]
    public void Conditions_must_all_hold() =>
        Assert.False(new RecordFilter { Statuses = new HashSet<string> { "operating" }, Items = new HashSet<ItemCode> { Sample.As<ItemCode>("FPV") } }.Matches(Sample.Named()));
}
