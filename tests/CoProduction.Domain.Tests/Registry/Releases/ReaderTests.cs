using CoProduction.Registry;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Releases;

namespace CoProduction.Domain.Tests.Registry.Releases;

public sealed class ReaderTests
{
    private static readonly Reader Poland = Reader.For(Sample.Partner("POL", memberships: Sample.As<Membership>("NATO")));
    private static readonly Reader Coordinator = Poland with { IsCoordinator = true };

    [Fact]
    public void Partner_reads_as_itself_and_is_no_coordinator() =>
        Assert.Equal(("POL", "NATO", false), (Poland.Partner.Value, Assert.Single(Poland.Memberships).Value, Poland.IsCoordinator));

    [Theory]
    [InlineData("its own, released to nobody", "pol-a", "POL", "", true, true)]
    [InlineData("another's, released to nobody", "deu-a", "DEU", "", false, false)]
    [InlineData("another's, released to it", "deu-a", "DEU", "FRA;POL", true, true)]
    [InlineData("another's, released to a group of its", "deu-a", "DEU", "NATO", true, true)]
    [InlineData("another's, released to a group of others", "deu-a", "DEU", "AUKUS", false, false)]
    [InlineData("another's, released to everyone", "deu-a", "DEU", "everyone", true, true)]
    [InlineData("no partner's, released to nobody", "allied-a", "ALLIED", "", false, true)]
    [InlineData("no partner's, released to others", "eu-a", "EU", "DEU", false, true)]
    public void Record_is_seen_by_its_keeper_and_by_whom_it_is_released_to(
        string what, string id, string scope, string release, bool byReader, bool byCoordinator)
    {
        var stock = Releases.Stock(id, scope, release);

        Assert.True(byReader == Poland.MaySee(stock), what);
        Assert.True(byCoordinator == Coordinator.MaySee(stock), what);
    }

    [Theory]
    [InlineData("POL", "", true, true)]
    [InlineData("DEU", "", false, true)]
    [InlineData("DEU", "POL", true, true)]
    public void Partner_sees_itself_and_coordinators_see_all_partners(string code, string release, bool byReader, bool byCoordinator)
    {
        var partner = new Partner(Sample.As<CountryCode>(code), code, Theater.Europe, [], Releases.Of(release));

        Assert.Equal((byReader, byCoordinator), (Poland.MaySee(partner), Coordinator.MaySee(partner)));
    }

    [Fact]
    public void Agreement_is_seen_by_the_party_that_keeps_it_and_not_by_the_other_parties()
    {
        Scope[] parties = [Sample.As<Scope>("POL"), Sample.As<Scope>("DEU")];
        IRecord kept = Releases.Agreement("ag-pol-primers", "", parties);
        IRecord others = Releases.Agreement("ag-deu-primers", "", parties);
        IRecord coordinators = Releases.Agreement("ag-primers", "", parties);

        Assert.Equal((true, false, false), (Poland.MaySee(kept), Poland.MaySee(others), Poland.MaySee(coordinators)));
        Assert.True(Coordinator.MaySee(coordinators));
    }
}
