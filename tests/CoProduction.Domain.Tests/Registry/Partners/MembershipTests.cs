using CoProduction.Registry.Partners;

namespace CoProduction.Domain.Tests.Registry.Partners;

public sealed class MembershipTests : ParsingContract<Membership, MembershipTests.Texts>
{
    public sealed class Texts : ITexts
    {
        public static IReadOnlyList<string> Right => ["NATO", "EU", "G7", "AUKUS", "UDCG", "FIVE-EYES", "N" + new string('A', 19)];

        public static IReadOnlyList<(string What, string Text)> Wrong =>
        [
            ("three letters, which would be a country", "POL"),
            ("three letters of no country", "XXX"),
            ("one letter", "N"),
            ("too long", "N" + new string('A', 20)),
            ("lower case", "nato"),
            ("digit first", "7G"),
            ("dash first", "-EU"),
            ("separator of lists", "NATO;EU"),
            ("Cyrillic look-alike", "NАTO"),
        ];
    }
}
