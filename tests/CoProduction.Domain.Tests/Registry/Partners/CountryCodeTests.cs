using CoProduction.Registry.Partners;

namespace CoProduction.Domain.Tests.Registry.Partners;

public sealed class CountryCodeTests : ParsingContract<CountryCode, CountryCodeTests.Texts>
{
    public sealed class Texts : ITexts
    {
        public static IReadOnlyList<string> Right => ["POL", "USA", "ABW", "ZWE", "TWN", "XKX"];

        public static IReadOnlyList<(string What, string Text)> Wrong =>
        [
            ("lower case", "pol"),
            ("two letters", "PL"),
            ("not assigned", "XXX"),
            ("withdrawn", "YUG"),
            ("a group", "EU"),
            ("two codes", "POL USA"),
            ("Cyrillic look-alike", "РОL"),
        ];
    }

    [Fact]
    public void Every_assigned_code_and_Kosovos_is_a_country_and_nothing_else()
    {
        var letters = Enumerable.Range('A', 26).Select(letter => (char)letter).ToArray();
        var codes =
            from first in letters
            from second in letters
            from third in letters
            where CountryCode.TryParse($"{first}{second}{third}", out _)
            select (first, second, third);

        Assert.Equal(249 + 1, codes.Count());
    }

    [Fact]
    public void Codes_are_ordered() =>
        Assert.Equal(["DEU", "POL"], Sample.Sorted<CountryCode>("POL", "DEU"));
}
