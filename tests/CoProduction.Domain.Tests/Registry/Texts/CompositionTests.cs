using CoProduction.Registry.Texts;

namespace CoProduction.Domain.Tests.Registry.Texts;

public sealed class CompositionTests
{
    [Theory]
    [InlineData("letter and mark", "De\u0328ba", "Dęba")]
    [InlineData("two marks in another order", "e\u0301\u0323", "ẹ\u0301")]
    [InlineData("two marks that make one letter", "e\u0302\u0301", "ế")]
    [InlineData("capital with dot", "I\u0307stanbul", "İstanbul")]
    [InlineData("Korean letters", "\u1112\u1161\u11AB\u1112\u116A", "한화")]
    [InlineData("Cyrillic", "Нии\u0306", "Ний")]
    [InlineData("sign that stands for a letter", "\u212Bland", "Åland")]
    [InlineData("mark that nothing joins", "q\u0328", "q\u0328")]
    [InlineData("mark without a letter", "\u0328a", "\u0328a")]
    [InlineData("letters that Unicode keeps apart", "\u0915\u093C", "\u0915\u093C")]
    [InlineData("composed already", "Müllheim 한화 İ 😀", "Müllheim 한화 İ 😀")]
    public void Text_has_one_form_however_it_was_typed(string what, string text, string composed) =>
        Assert.True(composed == Composition.Of(text), $"{what}: {Composition.Of(text)}");

    [Fact]
    public void Composed_text_stays_as_it_is() =>
        Assert.All(["Nowa Dęba", "풍산", "Ếẹ", "\u0929"], text => Assert.Equal(Composition.Of(text), Composition.Of(Composition.Of(text))));

    // Not a theory row, because a row passes through UTF-8, which cannot hold half a surrogate pair.
    [Fact]
    public void Half_a_surrogate_pair_is_left_for_the_rules_of_text_to_refuse() =>
        Assert.Equal("e\u0328\uD83D", Composition.Of("e\u0328\uD83D"));
}
