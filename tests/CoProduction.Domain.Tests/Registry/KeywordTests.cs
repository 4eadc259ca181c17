using CoProduction.Registry;

namespace CoProduction.Domain.Tests.Registry;

public sealed class KeywordTests : ParsingContract<Keyword, KeywordTests.Texts>
{
    public sealed class Texts : ITexts
    {
        public static IReadOnlyList<string> Right => ["co-production", "days_of_supply", "a", "7", new('a', 60)];

        public static IReadOnlyList<(string What, string Text)> Wrong =>
        [
            ("too long", new('a', 61)),
            ("capital", "Licence"),
            ("joined twice", "co--production"),
            ("joiner at the end", "co-"),
            ("joiner at the start", "_co"),
            ("inner space", "co production"),
            ("Cyrillic look-alike", "liсence"),
            ("Arabic-Indic digit", "a\u0661"),
        ];
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Absent_text_is_no_keyword(string? text) => Assert.Null(Parsed.OrNull<Keyword>(text));

    [Fact]
    public void Present_text_must_be_right_even_where_absence_would_do() =>
        Assert.Throws<FormatException>(() => Parsed.OrNull<Keyword>(" "));
}
