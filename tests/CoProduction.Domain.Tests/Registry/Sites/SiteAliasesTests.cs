using CoProduction.Registry;
using CoProduction.Registry.Sites;
using CoProduction.Registry.Texts;

namespace CoProduction.Domain.Tests.Registry.Sites;

public sealed class SiteAliasesTests
{
    [Fact]
    public void Equal_aliases_are_equal() => Assert.Equal(Nexter(), Nexter());

    [Theory]
    [InlineData("formerNames", "")]
    [InlineData("formerNames", " x")]
    [InlineData("operatorFormerNames", "\t")]
    public void Malformed_name_is_refused(string field, string name) =>
        Refused.Naming(field, () => _ = field == "formerNames" ? new SiteAliases([name], [], []) : new SiteAliases([], [name], []));

    [Fact]
    public void Name_is_not_given_twice() => Refused.Naming("formerNames", () => _ = new SiteAliases(["a", "a"], [], []));

    [Fact]
    public void Identifier_is_not_given_twice_in_another_case() =>
        Refused.Naming("identifiers", () => _ = new SiteAliases([], [], [Identifier("ncage", "b1234"), Identifier("ncage", "B1234")]));

    [Fact]
    public void There_can_be_several_identifiers_of_a_scheme() =>
        Assert.Equal(2, new SiteAliases([], [], [Identifier("ncage", "B1234"), Identifier("ncage", "B1235")]).Identifiers.Count);

    [Fact]
    public void There_cannot_be_any_number_of_names() =>
        Refused.Naming("formerNames", () => _ = new SiteAliases([.. Enumerable.Range(0, SiteAliases.Most + 1).Select(n => $"Name {n}")], [], []));

    [Fact]
    public void Identifier_needs_a_value() => Refused.Naming("value", () => Identifier("lei", ""));

    [Theory]
    [InlineData("ncage", "b1234", true)]
    [InlineData("ncage", "B1235", false)]
    [InlineData("lei", "B1234", false)]
    public void Case_of_an_identifier_does_not_count(string scheme, string value, bool isSame) =>
        Assert.Equal(isSame, Identifier("ncage", "B1234").IsSameAs(Identifier(scheme, value)));

    [Fact]
    public void Number_of_a_company_is_no_identifier_of_one_site() =>
        Assert.Equal(["ncage:B1234"], new SiteAliases([], [], [Identifier("lei", "529900"), Identifier("ncage", "B1234")]).OwnIdentifiers.Select(identifier => identifier.ToString()));

    [Theory]
    [InlineData("works of la chapelle")]
    [InlineData("NEXTER")]
    [InlineData("b1234")]
    public void Site_is_found_by_its_former_names_and_identifiers(string text)
    {
        var filter = new RecordFilter { Text = new WordSearch(text) };

        Assert.True(filter.Matches(Sample.Named() with { Aliases = Nexter() }));
        Assert.True(filter.Matches(Sample.MaintenanceSite() with { Aliases = Nexter() }));
        Assert.False(filter.Matches(Sample.Named()));
    }

    [Fact]
    public void Factory_with_other_lines_keeps_its_aliases() =>
        Assert.Equal(Nexter(), (Sample.Named() with { Aliases = Nexter() }).With([Sample.Line("FPV")]).Aliases);

    private static SiteAliases Nexter() => new(["Works of La Chapelle"], ["Nexter", "Giat Industries"], [Identifier("ncage", "B1234")]);

    private static SiteIdentifier Identifier(string scheme, string value) => new(Sample.As<Keyword>(scheme), value);
}
