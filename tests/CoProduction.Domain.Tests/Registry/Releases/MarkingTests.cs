using CoProduction.Registry.Partners;
using CoProduction.Registry.Releases;

namespace CoProduction.Domain.Tests.Registry.Releases;

public sealed class MarkingTests
{
    private static readonly Partner[] Partners =
    [
        Releases.Partner("USA", "everyone", "NATO"), Releases.Partner("POL", "everyone", "NATO", "EU"),
        Releases.Partner("GBR", "everyone", "NATO"), Releases.Partner("JPN", "everyone"),
    ];

    private static readonly Reader Poland = Reader.For(Partners[1]);

    [Fact]
    public void What_everyone_may_see_is_released_to_everyone() =>
        Assert.Equal("UNCLASSIFIED // REL TO EVERYONE", Of(Releases.Stock("pol-a", "POL", "everyone")));

    [Fact]
    public void Register_without_records_is_released_to_everyone() =>
        Assert.Equal("UNCLASSIFIED // REL TO EVERYONE", Marking.Of(Register.Empty, Poland));

    [Theory]
    [InlineData("one record for a group", "NATO", "NATO", "GBR, POL, USA")]
    [InlineData("records for groups that share members", "NATO", "EU", "POL")]
    [InlineData("records for partners", "GBR;JPN", "JPN;USA", "JPN, POL")]
    [InlineData("one record for the reader alone", "everyone", "", "POL")]
    public void It_names_those_in_order_who_may_see_every_record(string what, string first, string second, string expected)
    {
        var marking = Of(Releases.Stock("pol-a", "POL", first), Releases.Stock("pol-b", "POL", second));

        Assert.True($"UNCLASSIFIED // REL TO {expected}" == marking, $"{what}: {marking}");
    }

    [Fact]
    public void Partner_that_the_reader_does_not_see_is_not_named()
    {
        var register = new Register
        {
            Partners = [.. Partners[..2], Releases.Partner("GBR", "USA", "NATO")],
            Stocks = [Releases.Stock("pol-a", "POL", "NATO")],
        };

        Assert.Equal("UNCLASSIFIED // REL TO POL, USA", Marking.Of(register.VisibleTo(Poland), Poland));
    }

    [Fact]
    public void Reader_that_the_register_does_not_have_is_named() =>
        Assert.Equal(
            "UNCLASSIFIED // REL TO GBR, NOR",
            Marking.Of(new Register { Partners = Partners, Stocks = [Releases.Stock("gbr-a", "GBR", "NOR")] }, new Reader(Sample.As<CountryCode>("NOR"), [], IsCoordinator: false)));

    [Fact]
    public void What_is_made_of_a_scenario_too_is_for_those_who_may_see_it()
    {
        var (register, scenario) = (new Register { Partners = Partners }, Releases.Scenario("sc-pol-strike", "NATO"));

        Assert.Equal("UNCLASSIFIED // REL TO EVERYONE", Marking.Of(new Register { Partners = Partners, Scenarios = [scenario] }, Poland));
        Assert.Equal("UNCLASSIFIED // REL TO GBR, POL, USA", Marking.Of([.. register.Facts, scenario], register, Poland));
    }

    private static string Of(params IReadOnlyList<CoProduction.Registry.Stocks.Stock> stocks) =>
        Marking.Of(new Register { Partners = Partners, Stocks = stocks }.VisibleTo(Poland), Poland);
}
