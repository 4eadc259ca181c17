using CoProduction.Domain.Tests.Registry;
using CoProduction.Registry;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Releases;
using Releases = CoProduction.Domain.Tests.Registry.Releases.Releases;

namespace CoProduction.Domain.Tests;

public sealed class RegisterTests
{
    [Fact]
    public void Records_are_sorted_by_their_ids_in_whatever_order_they_come()
    {
        var register = new Register
        {
            Partners = [Sample.Partner("POL"), Sample.Partner("DEU")],
            Items = [Sample.Item("antimony-part"), Sample.Item("FPV"), Sample.Item("155-HE")],
            Factories = [Sample.Named("usa-b"), Sample.Named("usa-a-z"), Sample.Named("pol-c")],
            MaintenanceSites = [Sample.MaintenanceSite("usa-b"), Sample.MaintenanceSite("pol-c")],
            MineralChains = [Sample.Chain("tungsten"), Sample.Chain("antimony")],
            Agreements = [Sample.Agreement("ag-b", parties: Scope.EuropeanUnion), Sample.Agreement("ag-a", parties: Scope.EuropeanUnion)],
            Stocks = [Sample.Stock("pol-b"), Sample.Stock("pol-a")],
            Baselines = [Sample.Baseline("pol-b"), Sample.Baseline("pol-a")],
            Coverages = [Sample.Coverage("pol-b"), Sample.Coverage("pol-a")],
            Goals = [Sample.Goal(family: "patriot"), Sample.Goal(family: "drone")],
            Scenarios = [Sample.Scenario("sc-b"), Sample.Scenario("sc-a")],
        };

        Assert.Equal(["DEU", "POL"], Ids(register.Partners));
        Assert.Equal(["155-HE", "FPV", "antimony-part"], Ids(register.Items));
        Assert.Equal(["pol-c", "usa-a-z", "usa-b"], Ids(register.Factories));
        Assert.Equal(["pol-c", "usa-b"], Ids(register.MaintenanceSites));
        Assert.Equal(["antimony", "tungsten"], Ids(register.MineralChains));
        Assert.Equal(["ag-a", "ag-b"], Ids(register.Agreements));
        Assert.Equal(["pol-a", "pol-b"], Ids(register.Stocks));
        Assert.Equal(["pol-a", "pol-b"], Ids(register.Baselines));
        Assert.Equal(["pol-a", "pol-b"], Ids(register.Coverages));
        Assert.Equal(["drone", "patriot"], Ids(register.Goals));
        Assert.Equal(["sc-a", "sc-b"], Ids(register.Scenarios));
    }

    [Fact]
    public void Two_records_of_a_kind_with_one_id_are_refused_naming_it()
    {
        var refusal = Assert.Throws<ArgumentException>(
            () => new Register { Items = [Sample.Item("155-HE"), Sample.Item("FPV"), Sample.Item("155-HE", Sample.Material())] });

        Assert.Contains("155-HE", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(nameof(Item), refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Ids_that_differ_in_case_are_two() =>
        Assert.Equal(2, new Register { Items = [Sample.Item("155-he"), Sample.Item("155-HE")] }.Items.Count);

    [Fact]
    public void Register_does_not_change_with_the_list_it_was_given()
    {
        var list = new List<Partner> { Sample.Partner() };
        var register = new Register { Partners = list };
        list.Clear();

        Assert.Single(register.Partners);
    }

    [Fact]
    public void Register_without_records_is_empty() => Assert.True(Register.Empty.IsEmpty);

    [Fact]
    public void Register_with_any_record_is_not_empty()
    {
        Register[] registers =
        [
            new() { Partners = [Sample.Partner()] },
            new() { Items = [Sample.Item()] },
            new() { Factories = [Sample.Named()] },
            new() { MaintenanceSites = [Sample.MaintenanceSite()] },
            new() { MineralChains = [Sample.Chain()] },
            new() { Agreements = [Sample.Agreement(parties: Scope.EuropeanUnion)] },
            new() { Stocks = [Sample.Stock()] },
            new() { Baselines = [Sample.Baseline()] },
            new() { Coverages = [Sample.Coverage()] },
            new() { Goals = [Sample.Goal()] },
            new() { Scenarios = [Sample.Scenario()] },
        ];

        Assert.All(registers, register => Assert.False(register.IsEmpty));
    }

    [Fact]
    public void What_a_reader_sees_is_every_record_that_it_may_see_and_no_other()
    {
        string[] releases = ["", "everyone", "POL", "NATO", "DEU"];
        var register = new Register
        {
            Partners = [.. new[] { "POL", "DEU", "GBR", "USA", "JPN" }.Zip(releases).Select(one => Releases.Partner(one.First, one.Second))],
            Stocks = [.. releases.Index().SelectMany(one => new[] { Releases.Stock($"pol-{one.Index}", "POL", one.Item), Releases.Stock($"deu-{one.Index}", "DEU", one.Item), Releases.Stock($"eu-{one.Index}", "EU", one.Item) })],
            Agreements = [.. releases.Index().Select(one => Releases.Agreement($"ag-deu-{one.Index}", one.Item, Sample.As<Scope>("DEU"), Sample.As<Scope>("POL")))],
            Items = [Sample.Item()],
            Factories = [Sample.Named()],
            MaintenanceSites = [Sample.MaintenanceSite()],
            MineralChains = [Sample.Chain()],
            Baselines = [Sample.Baseline()],
            Coverages = [Sample.Coverage()],
            Goals = [Sample.Goal()],
            Scenarios = [Sample.Scenario()],
        };
        var poland = new Reader(Sample.As<CountryCode>("POL"), [Sample.As<Membership>("NATO")], IsCoordinator: false);

        var seen = register.VisibleTo(poland);
        var byCoordinator = register.VisibleTo(poland with { IsCoordinator = true });

        Assert.Equal(["DEU", "GBR", "POL", "USA"], Ids(seen.Partners));
        Assert.Equal(
            ["deu-1", "deu-2", "deu-3", "eu-1", "eu-2", "eu-3", "pol-0", "pol-1", "pol-2", "pol-3", "pol-4"], Ids(seen.Stocks));
        Assert.Equal(["ag-deu-1", "ag-deu-2", "ag-deu-3"], Ids(seen.Agreements));
        Assert.Equal(["155-HE", "usa-scranton-aap", "pol-komorowo", "antimony", "pol-155", "pol-155", "artillery-155", "sc-slip"],
            [.. Ids(seen.Items), .. Ids(seen.Factories), .. Ids(seen.MaintenanceSites), .. Ids(seen.MineralChains), .. Ids(seen.Baselines), .. Ids(seen.Coverages), .. Ids(seen.Goals), .. Ids(seen.Scenarios)]);
        Assert.Equal(Ids(seen.Facts).Append("sc-slip"), Ids(seen.Records));
        Assert.Equal(["DEU", "GBR", "JPN", "POL", "USA"], Ids(byCoordinator.Partners));
        Assert.Equal(["deu-1", "deu-2", "deu-3", "eu-0", "eu-1", "eu-2", "eu-3", "eu-4", "pol-0", "pol-1", "pol-2", "pol-3", "pol-4"], Ids(byCoordinator.Stocks));
        Assert.Equal(Ids(seen.Records), Ids(seen.VisibleTo(poland).Records));
    }

    private static IEnumerable<string> Ids(IEnumerable<IRecord> records) => records.Select(record => record.Id);
}
