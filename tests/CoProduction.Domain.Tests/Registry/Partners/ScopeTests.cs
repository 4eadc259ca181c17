using CoProduction.Registry.Partners;

namespace CoProduction.Domain.Tests.Registry.Partners;

public sealed class ScopeTests : ParsingContract<Scope, ScopeTests.Texts>
{
    public sealed class Texts : ITexts
    {
        public static IReadOnlyList<string> Right =>
        [
            "POL", "EU", "ALLIED", "company:Rheinmetall", "company:BAE Systems", "company:KNDS N.V.", "company:Zakłady Mesko",
            "company:3M", "company:A&B-C",
        ];

        public static IReadOnlyList<(string What, string Text)> Wrong =>
        [
            ("unknown country", "XXX"),
            ("lower case", "eu"),
            ("mixed case", "Allied"),
            ("another group", "NATO"),
            ("company without a name", "company:"),
            ("capital", "Company:Nammo"),
            ("space before the company", "company: Nammo"),
            ("name too long", "company:" + new string('a', 81)),
            ("separator of lists", "company:A;B"),
            ("slash", "company:A/B"),
            ("line break inside", "company:A\nB"),
            ("no-break space", "company:A\u00A0B"),
            ("bidirectional override", "company:A\u202EB"),
        ];
    }

    [Theory]
    [InlineData("POL", ScopeKind.Partner, "POL")]
    [InlineData("EU", ScopeKind.EuropeanUnion, null)]
    [InlineData("ALLIED", ScopeKind.Allied, null)]
    [InlineData("company:POL", ScopeKind.Company, null)]
    public void Scope_knows_its_kind_and_partner(string text, ScopeKind kind, string? partner)
    {
        var scope = Sample.As<Scope>(text);

        Assert.Equal(kind, scope.Kind);
        Assert.Equal(partner, scope.Partner?.Value);
    }

    [Fact]
    public void Longest_company_name_has_80_characters() => Assert.True(Scope.TryParse("company:" + new string('a', 80), out _));

    [Fact]
    public void Scope_of_a_partner_is_the_one_that_is_read() =>
        Assert.Equal(Sample.As<Scope>("POL"), Scope.Of(Sample.As<CountryCode>("POL")));

    [Fact]
    public void Scopes_are_ordered() =>
        Assert.Equal(["ALLIED", "EU", "POL", "company:A"], Sample.Sorted<Scope>("company:A", "POL", "EU", "ALLIED"));
}
