using CoProduction.Registry;
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
}
