using CoProduction.Registry.Partners;
using CoProduction.Registry.Releases;

namespace CoProduction.Domain.Tests.Registry.Releases;

public sealed class ReleaseTests
{
    private static readonly Reader Poland =
        Reader.For(Sample.Partner("POL", memberships: [Sample.As<Membership>("NATO"), Membership.EuropeanUnion]));

    [Theory]
    [InlineData("everyone", "everyone", true)]
    [InlineData("the partner itself", "POL", true)]
    [InlineData("a membership", "NATO", true)]
    [InlineData("one of several", "USA;AUKUS;EU", true)]
    [InlineData("another partner", "USA", false)]
    [InlineData("a membership it has not", "AUKUS", false)]
    [InlineData("nobody", "", false)]
    public void Release_includes_a_reader(string what, string audiences, bool included)
    {
        var release = new Release([.. audiences.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(Sample.As<Audience>)]);

        Assert.True(included == release.Includes(Poland), what);
    }

    [Fact]
    public void Record_of_the_owner_only_is_released_to_nobody() => Assert.False(Release.OwnerOnly.Includes(Poland));

    [Fact]
    public void Audience_named_twice_is_refused() =>
        Refused.Naming("audiences", () => _ = new Release([Sample.As<Audience>("POL"), Sample.As<Audience>("POL")]));

    [Theory]
    [InlineData("everyone", "POL")]
    [InlineData("POL", "everyone")]
    public void Audience_beside_everyone_is_refused(string first, string second)
    {
        Refused.Naming("audiences", () => _ = new Release([Sample.As<Audience>(first), Sample.As<Audience>(second)]));
    }
}
