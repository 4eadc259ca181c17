using CoProduction.Registry.Releases;

namespace CoProduction.Domain.Tests.Registry.Releases;

public sealed class LastingReleaseTests
{
    private static readonly Reader Poland = Reader.For(Releases.Partner("POL", "everyone", "NATO", "EU"));

    [Theory]
    [InlineData("always everyone", "everyone|everyone", true)]
    [InlineData("groups of the reader, one after the other", "NATO|EU", true)]
    [InlineData("the reader, first by name and then by a group", "POL;JPN|NATO", true)]
    [InlineData("nobody before everyone", "|everyone", false)]
    [InlineData("nobody after everyone", "everyone|", false)]
    [InlineData("another between two groups of the reader", "NATO|JPN|NATO", false)]
    public void It_includes_a_reader_whom_every_release_includes(string what, string releases, bool includes) =>
        Assert.True(includes == Of(releases).Includes(Poland), what);

    [Theory]
    [InlineData("everyone says nothing", "everyone|NATO|everyone", "NATO")]
    [InlineData("a wider release", "NATO;JPN|NATO", "NATO")]
    [InlineData("a wider release that comes later", "NATO|NATO;JPN", "NATO")]
    [InlineData("nobody is narrower than all", "NATO||POL", "")]
    [InlineData("the same release in another order", "NATO;JPN|JPN;NATO", "NATO;JPN")]
    [InlineData("neither is narrower", "NATO|POL;JPN", "NATO|POL;JPN")]
    public void Release_that_adds_nothing_is_left_out(string what, string releases, string kept)
    {
        string[] expected = kept.Split('|');

        Assert.True(expected.SequenceEqual(Of(releases).Releases.Select(Text)), what);
        Assert.True(expected.SequenceEqual(releases.Split('|').Select(Releases.Of).Aggregate(LastingRelease.ToEveryone, (all, next) => all.And(next)).Releases.Select(Text)), what);
    }

    [Fact]
    public void Two_of_the_same_releases_are_equal()
    {
        Assert.Equal(Of("NATO|POL"), Of("NATO|POL"));
        Assert.Equal(LastingRelease.ToEveryone, Of("everyone"));
        Assert.NotEqual(LastingRelease.ToEveryone, Of(""));
    }

    private static LastingRelease Of(string releases) => new([.. releases.Split('|').Select(Releases.Of)]);

    private static string Text(Release release) => string.Join(';', release.Audiences);
}
