using CoProduction.Registry;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Releases;

namespace CoProduction.Domain.Tests.Registry.Releases;

public sealed class DisclosureTests
{
    private static readonly string[] Codes = ["POL", "DEU", "GBR", "JPN"];
    private static readonly string[] Groups = ["NATO", "EU", "AUKUS"];

    [Theory]
    [InlineData("pol-a", "POL", "", "POL")]
    [InlineData("pol-a", "POL", "NATO;GBR", "POL;NATO;GBR")]
    [InlineData("pol-a", "POL", "GBR;POL", "POL;GBR")]
    [InlineData("pol-a", "POL", "everyone", "everyone")]
    [InlineData("allied-a", "ALLIED", "", "coordinators")]
    [InlineData("allied-a", "ALLIED", "NATO", "coordinators;NATO")]
    [InlineData("allied-a", "ALLIED", "everyone", "coordinators;everyone")]
    public void Keeper_comes_first_and_everyone_stands_alone(string id, string scope, string release, string expected) =>
        Assert.Equal(expected, Disclosure.Of(Releases.Stock(id, scope, release)).Text);

    [Fact]
    public void Partner_is_disclosed_to_itself_and_to_coordinators() =>
        Assert.Equal("coordinators;POL;NATO", Disclosure.Of(Releases.Partner("POL", "NATO")).Text);

    [Theory]
    [InlineData("POL", false)]
    [InlineData("coordinators;NATO", false)]
    [InlineData("everyone", true)]
    [InlineData("coordinators;everyone", true)]
    public void Disclosure_to_everyone_is_told_apart(string text, bool isToEveryone) =>
        Assert.Equal(isToEveryone, Sample.As<Disclosure>(text).IsToEveryone);

    [Theory]
    [InlineData("Everyone")]
    [InlineData("POL;coordinators")]
    [InlineData("POL,NATO")]
    [InlineData("POL; NATO")]
    [InlineData(null)]
    public void What_is_no_list_of_audiences_is_refused(string? text) => Assert.False(Disclosure.TryParse(text, out _));

    [Fact]
    public void It_tells_of_every_reader_what_the_record_itself_tells_also_once_it_was_written_and_read() => Seeds.Each(200, seed =>
    {
        var random = new Random(seed);
        var record = Record(random);
        var disclosure = Disclosure.Of(record);
        var read = Sample.As<Disclosure>(disclosure.Text);

        Assert.Equal(disclosure, read);
        Assert.Equal(disclosure.GetHashCode(), read.GetHashCode());
        foreach (var reader in Visibility())
        {
            Assert.True(reader.MaySee(record) == disclosure.Includes(reader), $"{record.Id}: {disclosure} for {reader.Partner}, {string.Join(',', reader.Memberships)}, {reader.IsCoordinator}");
            Assert.Equal(disclosure.Includes(reader), read.Includes(reader));
        }

        Assert.Equal(disclosure.IsToEveryone, Visibility().All(disclosure.Includes));
    });

    private static IRecord Record(Random random)
    {
        var code = Codes[random.Next(Codes.Length)];
        string[] audiences = [.. Codes.Concat(Groups).Where(_ => random.Next(4) == 0)];
        random.Shuffle(audiences);
        var release = random.Next(5) == 0 ? "everyone" : string.Join(';', audiences);
        return random.Next(4) switch
        {
            0 => Releases.Partner(code, release),
            1 => Releases.Agreement(random.Next(2) == 0 ? $"ag-{code.ToLowerInvariant()}-it" : "ag-it", release, Sample.As<Scope>(code)),
            2 => Releases.Stock("eu-a", "EU", release),
            _ => Releases.Stock($"{code.ToLowerInvariant()}-a", code, release),
        };
    }

    private static IEnumerable<Reader> Visibility() =>
        from code in Codes.Append("USA")
        from groups in new[] { [], Groups[..1], Groups[1..], Groups }
        from isCoordinator in new[] { false, true }
        select new Reader(Sample.As<CountryCode>(code), [.. groups.Select(Sample.As<Membership>)], isCoordinator);
}
