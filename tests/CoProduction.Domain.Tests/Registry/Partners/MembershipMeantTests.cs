using CoProduction.Registry.Partners;

namespace CoProduction.Domain.Tests.Registry.Partners;

public sealed class MembershipMeantTests
{
    private static readonly Membership[] Known = [.. new[] { "NATO", "EU", "AUKUS", "G7", "IP4", "GROUP-7" }.Select(Sample.As<Membership>)];

    [Theory]
    [InlineData("NATTO", "NATO")]
    [InlineData("AUKUSS", "AUKUS")]
    [InlineData("NATO", null)]
    [InlineData("AU", null)]
    [InlineData("G20", null)]
    [InlineData("IP5", null)]
    [InlineData("GROUP-8", null)]
    [InlineData("NORDEFCO", null)]
    public void A_misspelt_membership_is_told_from_a_new_one(string written, string? meant) =>
        Assert.Equal(meant, Sample.As<Membership>(written).Meant(Known)?.Value);
}
