using CoProduction.Registry;
using CoProduction.Registry.Agreements;
using CoProduction.Registry.Partners;

namespace CoProduction.Domain.Tests.Registry.Agreements;

public sealed class AgreementTests
{
    private static readonly Scope Japan = Sample.As<Scope>("JPN");

    [Theory]
    [MemberData(nameof(Refused.Texts), MemberType = typeof(Refused))]
    public void Malformed_name_is_refused(string name)
    {
        Refused.Naming("name", () => Sample.Agreement(name: name, parties: Japan));
    }

    [Fact]
    public void Long_name_is_refused() => Refused.TextTooLong("name", 500, name => Sample.Agreement(name: name, parties: Japan));

    [Fact]
    public void Agreement_of_nobody_is_refused() => Refused.Naming("parties", () => Sample.Agreement());

    [Fact]
    public void Party_named_twice_is_refused() => Refused.Naming("parties", () => Sample.Agreement(parties: [Japan, Sample.As<Scope>("JPN")]));

    [Theory]
    [InlineData("ALLIED")]
    [InlineData("company:Mitsubishi")]
    public void Party_that_signs_nothing_is_refused(string party) =>
        Refused.Naming("parties", () => Sample.Agreement(parties: [Japan, Sample.As<Scope>(party)]));

    [Fact]
    public void Agreement_is_found_by_what_it_says()
    {
        IRecord agreement = Sample.Agreement(parties: [Scope.EuropeanUnion, Japan]);

        Assert.Equal("ag-pac3-jp", agreement.Id);
        Assert.Equal("active", agreement.Status);
        Assert.Equal(["JPN"], agreement.Partners.Select(code => code.Value));
        Assert.Equal(["PAC3-MSE"], agreement.Items.Select(item => item.Value));
        Assert.Equal(["PAC-3 licence", "licence"], agreement.Texts);
    }

    [Theory]
    [InlineData("ag-pol-primers", "POL")]
    [InlineData("ag-pol", "POL")]
    [InlineData("ag-deu-pol-primers", "DEU")]
    [InlineData("ag-pac3-jp", null)]
    [InlineData("ag-eu-primers", null)]
    [InlineData("ag-xxx-primers", null)]
    [InlineData("ag-primers-pol", null)]
    [InlineData("pol-primers", null)]
    [InlineData("ags-pol-primers", null)]
    [InlineData("x-ag-pol", null)]
    public void Keeper_is_the_country_that_the_id_begins_with_after_ag(string id, string? owner) =>
        Assert.Equal(owner, Agreement.OwnerOf(Sample.As<RecordId>(id))?.Value);

    [Fact]
    public void Keeper_must_be_a_party() => Refused.Naming("id", () => Sample.Agreement("ag-pol-primers", parties: Japan));

    [Theory]
    [InlineData("JPN;POL", "JPN")]
    [InlineData("EU;POL", null)]
    public void Agreement_that_is_given_no_id_is_kept_by_its_first_party_where_that_is_a_partner(string parties, string? owner)
    {
        Scope[] scopes = [.. parties.Split(';').Select(Sample.As<Scope>)];
        var id = Agreement.IdOf(scopes, Sample.As<Keyword>("licence"), null, null);

        Assert.Equal(owner, ((IRecord)Sample.Agreement(id.Value, parties: scopes)).Owner?.Value);
    }
}
