using CoProduction.Functions.GapReports.Nights;
using CoProduction.Functions.Tests.Store.Samples;
using CoProduction.Registry;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Releases;

namespace CoProduction.Functions.Tests.GapReports.Nights;

public sealed class ReaderSetTests
{
    private static readonly string[] Codes = ["GBR", "JPN", "POL", "USA"];

    [Fact]
    public void Without_anything_hidden_all_readers_are_one_set() =>
        Assert.Equal(["GBR", "GBR coordinator", "JPN", "JPN coordinator", "POL", "POL coordinator", "USA", "USA coordinator", "everyone", "everyone coordinator"], Names(Assert.Single(Sets(Release.ToEveryone))));

    [Fact]
    public void One_hidden_record_makes_two_sets() =>
        Assert.Equal(
            ["GBR, GBR coordinator, JPN, JPN coordinator, USA, USA coordinator, everyone, everyone coordinator", "POL, POL coordinator"],
            Sets(Release.OwnerOnly).Select(set => string.Join(", ", Names(set))).Order(StringComparer.Ordinal));

    [Fact]
    public void Partner_that_only_a_release_names_is_a_reader_too()
    {
        var brazil = Sets(new Release([Audience.Of(Parsed.As<CountryCode>("BRA"))])).Single(set => Names(set).Contains("BRA"));

        Assert.Equal(["BRA", "BRA coordinator", "POL", "POL coordinator"], Names(brazil));
    }

    [Fact]
    public void Coordinators_who_see_more_are_a_set_and_none_of_them_stands_for_everyone()
    {
        var register = Register(Release.ToEveryone);
        register = register with { Partners = [.. register.Partners, Partner("NOR", Release.OwnerOnly)] };

        var sets = ReaderSet.Of(register);

        Assert.Equal(2, sets.Count);
        Assert.Contains(sets, set => Names(set).SequenceEqual(["GBR coordinator", "JPN coordinator", "NOR", "NOR coordinator", "POL coordinator", "USA coordinator"]));
        Assert.DoesNotContain("everyone coordinator", sets.SelectMany(Names));
    }

    [Fact]
    public void Key_is_the_same_for_the_same_register() =>
        Assert.Equal(Sets(Release.OwnerOnly).Select(set => set.Key), Sets(Release.OwnerOnly).Select(set => set.Key));

    private static IEnumerable<string> Names(ReaderSet set) => set.Members.Select(member => member.Key);

    private static IReadOnlyList<ReaderSet> Sets(Release release) => ReaderSet.Of(Register(release));

    private static Register Register(Release release)
    {
        var factory = FactorySamples.Make("POL", 1, "wording", FactorySamples.Line("2030-10"));
        return new Register
        {
            Partners = [.. Codes.Select(code => Partner(code, Release.ToEveryone))],
            Factories = [new Factory(factory.Id, factory.Name, factory.Operator, factory.Location, factory.Statuses, release, factory.Source, factory.Lines)],
        };
    }

    private static Partner Partner(string code, Release release) => new(Parsed.As<CountryCode>(code), code, Theater.Europe, [], release);
}
