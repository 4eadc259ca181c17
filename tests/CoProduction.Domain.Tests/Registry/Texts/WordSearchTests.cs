using CoProduction.Registry.Texts;

namespace CoProduction.Domain.Tests.Registry.Texts;

public sealed class WordSearchTests
{
    [Theory]
    [InlineData("Kırıkkale", "KIRIKKALE")]
    [InlineData("Kırıkkale", "kirikkale")]
    [InlineData("Baykar, İstanbul", "ISTANBUL")]
    [InlineData("Baykar, İstanbul", "istanbul")]
    [InlineData("Istanbul", "İstanbul")]
    [InlineData("Istanbul", "i\u0307stanbul")]
    [InlineData("Unterlüß", "UNTERLÜSS")]
    [InlineData("Unterlüß", "UNTERLÜẞ")]
    [InlineData("Unterlüß", "unterluess")]
    [InlineData("Unterluess", "unterluss")]
    [InlineData("Düsseldorf", "duess")]
    [InlineData("Duesseldorf", "düss")]
    [InlineData("Nowa Dęba", "Nowa De\u0328ba")]
    [InlineData("Nowa De\u0328ba", "dęba")]
    [InlineData("Møllers værft", "moellers vaerft")]
    [InlineData("Завод Королёв", "КОРОЛЕВ")]
    [InlineData("풍산 안강공장", "안강")]
    [InlineData("usa-many-0012", "many-00")]
    [InlineData("Line F-35 (a.s.)", "(a.s.) f-35")]
    public void Usual_spellings_of_a_word_find_the_same(string text, string search) => Assert.True(new WordSearch(search).Finds(FoldedTexts.Of([null, text])));

    [Theory]
    [InlineData("155-HE", "15-HE")]
    [InlineData("Radom", "ae")]
    [InlineData("Королёв", "korolev")]
    [InlineData("Radom", "omUr")]
    public void Other_words_are_not_found(string text, string search) => Assert.False(new WordSearch(search).Finds(FoldedTexts.Of([text])));

    [Fact]
    public void Words_are_found_in_any_of_the_texts_and_none_across_two()
    {
        var texts = FoldedTexts.Of(["Nitro", null, "Chem Łódź"]);

        Assert.True(new WordSearch("lodz nitro").Finds(texts));
        Assert.False(new WordSearch("nitrochem").Finds(texts));
    }
}
