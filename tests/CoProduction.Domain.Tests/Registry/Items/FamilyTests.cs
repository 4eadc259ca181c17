using CoProduction.Registry.Items;

namespace CoProduction.Domain.Tests.Registry.Items;

public sealed class FamilyTests : ParsingContract<Family, FamilyTests.Texts>
{
    public sealed class Texts : ITexts
    {
        public static IReadOnlyList<string> Right => ["artillery-155", "patriot", "drone", "long-range-strike", new('a', 120)];

        public static IReadOnlyList<(string What, string Text)> Wrong =>
        [
            ("too short", "ab"),
            ("too long", new('a', 121)),
            ("capital", "Patriot"),
            ("underscore", "long_range"),
            ("Cyrillic look-alike", "dronе"),
        ];
    }

    [Fact]
    public void Families_are_ordered_by_their_characters() =>
        Assert.Equal(["drone", "patriot"], Sample.Sorted<Family>("patriot", "drone"));
}
