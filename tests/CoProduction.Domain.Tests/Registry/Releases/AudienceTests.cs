using CoProduction.Registry.Releases;

namespace CoProduction.Domain.Tests.Registry.Releases;

public sealed class AudienceTests : ParsingContract<Audience, AudienceTests.Texts>
{
    public sealed class Texts : ITexts
    {
        public static IReadOnlyList<string> Right => ["everyone", "POL", "NATO", "G7"];

        public static IReadOnlyList<(string What, string Text)> Wrong =>
        [
            ("capital", "Everyone"),
            ("unknown country", "XXX"),
            ("lower case", "nato"),
            ("list", "POL;USA"),
            ("Cyrillic look-alike", "еveryone"),
        ];
    }
}
