using CoProduction.Registry.Sites;

namespace CoProduction.Domain.Tests.Registry.Sites;

public sealed class SiteIdTests : ParsingContract<SiteId, SiteIdTests.Texts>
{
    public sealed class Texts : ITexts
    {
        public static IReadOnlyList<string> Right => ["usa-scranton-aap", "pol-1", "ukr-" + new string('a', 116)];

        public static IReadOnlyList<(string What, string Text)> Wrong =>
        [
            ("too long", "ukr-" + new string('a', 117)),
            ("code in capitals", "USA-scranton"),
            ("code alone", "usa"),
            ("no slug", "usa-"),
            ("unknown country", "xxx-scranton"),
            ("two-letter code", "us-scranton"),
            ("four letters first", "usaa-scranton"),
            ("underscore", "usa_scranton"),
            ("Cyrillic look-alike", "usа-scranton"),
            ("Kelvin sign for k", "u\u212Ar-x"),
        ];
    }

    [Fact]
    public void Site_belongs_to_the_partner_in_its_id() => Assert.Equal("UKR", Sample.As<SiteId>("ukr-kyiv").Partner.Value);

    [Fact]
    public void Ids_are_ordered() =>
        Assert.Equal(["pol-a", "usa-a"], Sample.Sorted<SiteId>("usa-a", "pol-a"));
}
