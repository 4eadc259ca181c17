using CoProduction.Registry;
using CoProduction.Registry.Partners;

namespace CoProduction.Domain.Tests.Registry.Partners;

public sealed class PartnerTests
{
    private static readonly Membership Nato = Sample.As<Membership>("NATO");

    [Theory]
    [MemberData(nameof(Refused.Texts), MemberType = typeof(Refused))]
    public void Malformed_name_is_refused(string name)
    {
        Refused.Naming("name", () => Sample.Partner(name: name));
    }

    [Fact]
    public void Long_name_is_refused() => Refused.TextTooLong("name", 200, name => Sample.Partner(name: name));

    [Fact]
    public void Unknown_theater_is_refused() => Refused.Naming("theater", () => Sample.Partner(theater: (Theater)9));

    [Fact]
    public void Membership_named_twice_is_refused() =>
        Refused.Naming("memberships", () => Sample.Partner(memberships: [Nato, Sample.As<Membership>("NATO")]));

    [Fact]
    public void Partner_is_a_member_of_its_memberships_only()
    {
        var poland = Sample.Partner(memberships: Nato);

        Assert.True(poland.IsMemberOf(Nato));
        Assert.False(poland.IsMemberOf(Membership.EuropeanUnion));
    }

    [Fact]
    public void Partner_is_found_by_what_it_says()
    {
        IRecord poland = Sample.Partner(memberships: Nato);

        Assert.Equal("POL", poland.Id);
        Assert.Equal(["POL"], poland.Partners.Select(code => code.Value));
        Assert.Equal(["Poland", "NATO"], poland.Texts);
    }
}
