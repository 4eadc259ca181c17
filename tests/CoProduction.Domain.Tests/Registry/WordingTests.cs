using CoProduction.Registry;

namespace CoProduction.Domain.Tests.Registry;

public sealed class WordingTests
{
    [Theory]
    [InlineData("plain", "155 mm round")]
    [InlineData("other letters", "Zakłady Mechaniczne „Tarnów”, Ψ, 防衛装備庁")]
    [InlineData("surrogate pair", "a 😀 b")]
    [InlineData("no-break space inside", "155\u00A0mm")]
    public void Text_is_right(string what, string text) => Assert.True(Wording.Fault(text, 200) is null, what);

    [Theory]
    [InlineData("joined emoji", "👩\u200D🏭")]
    [InlineData("mark of direction", "רפאל\u200F (Rafael)")]
    public void Text_with_what_its_script_needs_is_right(string what, string text) => Assert.True(Wording.Fault(text, 200) is null, what);

    [Theory]
    [InlineData("\u202Eexe.txt")]
    [InlineData("a\u2066b")]
    [InlineData("\u200B")]
    [InlineData("Scranton\uFEFF")]
    [InlineData("soft\u00ADhyphen")]
    [InlineData("a\uFFFF")]
    public void Invisible_character_is_wrong(string text) => Assert.Contains("invisible", Wording.Fault(text, 200), StringComparison.Ordinal);

    // Not theory rows, because a row passes through UTF-8, which cannot hold half a surrogate pair.
    [Fact]
    public void Half_a_surrogate_pair_is_wrong()
    {
        string[] halves = ["a\uD83Db", "a\uDE00", "\uDE00\uD83D", "\uD83D"];

        Assert.All(halves, text => Assert.Contains("surrogate", Wording.Fault(text, 200), StringComparison.Ordinal));
    }

    [Fact]
    public void Fault_of_a_long_text_says_how_long_it_is() =>
        Assert.Equal("Must have at most 3 characters; this has 4.", Wording.Fault("abcd", 3));
}
