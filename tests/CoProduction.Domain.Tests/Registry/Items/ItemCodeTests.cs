using CoProduction.Registry.Items;

namespace CoProduction.Domain.Tests.Registry.Items;

public sealed class ItemCodeTests : ParsingContract<ItemCode, ItemCodeTests.Texts>
{
    public sealed class Texts : ITexts
    {
        public static IReadOnlyList<string> Right => ["155-HE", "cotton-linters", "PAC3-MSE", "XY", new('a', 40)];

        public static IReadOnlyList<(string What, string Text)> Wrong =>
        [
            ("too short", "A"),
            ("too long", new('a', 41)),
            ("two dashes", "155--HE"),
            ("dash at the end", "155-"),
            ("slash, which no storage key may have", "155/HE"),
            ("underscore", "155_HE"),
            ("Cyrillic look-alike", "155-НЕ"),
            ("non-breaking hyphen", "155\u2011HE"),
        ];
    }

    [Fact]
    public void Codes_are_ordered_by_their_characters() =>
        Assert.Equal(["155-HE", "FPV", "antimony"], Sample.Sorted<ItemCode>("antimony", "FPV", "155-HE"));

    [Fact]
    public void Case_tells_codes_apart() => Assert.NotEqual(Sample.As<ItemCode>("155-HE"), Sample.As<ItemCode>("155-he"));
}
