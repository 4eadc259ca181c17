using CoProduction.Registry;
using CoProduction.Registry.Coverages;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;

namespace CoProduction.Domain.Tests.Registry.Coverages;

public sealed class CoverageTests
{
    [Fact]
    public void Company_is_a_maker_and_no_scope_of_makers() => Refused.Naming("scope", () => Sample.Coverage("company-nammo", "company:Nammo"));

    [Theory]
    [InlineData("pol-x", "POL", "POL")]
    [InlineData("eu-x", "EU", null)]
    [InlineData("allied-x", "ALLIED", null)]
    public void Partner_keeps_its_own_statements_and_coordinators_keep_the_others(string id, string scope, string? owner)
    {
        IRecord coverage = Sample.Coverage(id, scope);

        Assert.Equal(owner, coverage.Owner?.Value);
        Assert.Equal(owner is null ? [] : [owner], coverage.Partners.Select(code => code.Value));
    }

    [Fact]
    public void Id_that_does_not_begin_with_the_scope_is_refused() => Refused.Naming("id", () => Sample.Coverage("usa-x"));

    [Theory]
    [InlineData("POL", "pol-155-he-coverage")]
    [InlineData("ALLIED", "allied-155-he-coverage")]
    public void Id_is_made_of_scope_and_item_and_fits_the_scope(string scope, string expected)
    {
        var id = Coverage.IdOf(Sample.As<Scope>(scope), Sample.As<ItemCode>("155-HE"));

        Assert.Equal(expected, id.Value);
        Assert.Equal(expected, Sample.Coverage(id.Value, scope).Id.Value);
    }

    [Fact]
    public void Coverage_is_found_by_what_it_says()
    {
        IRecord coverage = Sample.Coverage();

        Assert.Equal("pol-155", coverage.Id);
        Assert.Equal(["155-HE"], coverage.Items.Select(item => item.Value));
        Assert.Null(coverage.Status);
        Assert.Equal(["POL"], coverage.Texts);
    }
}
