using CoProduction.Functions.Duplicates;
using CoProduction.Registry;
using CoProduction.Registry.Sites;

namespace CoProduction.Functions.Tests.Duplicates;

public sealed class SiteMatcherTests
{
    /// <summary>One site, written in two ways.</summary>
    public static TheoryData<string, string, string> Twins => new()
    {
        { "the same", "Mesko|PGZ Mesko|Skarżysko-Kamienna", "Mesko|PGZ Mesko|Skarżysko-Kamienna" },
        { "Polish letters", "Zakłady Chemiczne Łęg|Grupa Łęg|Łęg", "Zaklady Chemiczne Leg|Grupa Leg|Leg" },
        { "German letters", "Rheinmetall Unterlüß Werk|Rheinmetall|Unterlüß", "Rheinmetall Unterluess plant|Rheinmetall|Unterluess" },
        { "Nordic letters", "Chemring Nobel Sætre|Chemring|Sætre", "Chemring Nobel Saetre|Chemring|Saetre" },
        { "Danish and Swedish letters", "Sky-Watch Støvring, Åby|AIRO|Støvring", "Sky-Watch Stovring, Aaby|AIRO|Stoevring" },
        { "Turkish and Romanian letters", "MKE Kırıkkale|MKE|Kırıkkale", "MKE Kirikkale|MKE|Kirikkale" },
        { "legal forms", "Pronit|Pronit Sp. z o.o.|Pionki", "Pronit|Pronit S.A.|Pionki" },
        { "legal form in the name", "Security Signals Inc., Cordova|Security Signals, LLC|Cordova", "Security Signals, Cordova|Security Signals Inc.|Cordova" },
        { "initials", "Scranton Army Ammunition Plant|General Dynamics OTS|Scranton", "Scranton AAP|GD OTS|Scranton" },
        { "joined words", "Nitro-Chem Bydgoszcz|PGZ|Bydgoszcz", "Nitrochem Bydgoszcz|PGZ|Bydgoszcz" },
        { "word order and case", "GMLRS assembly, Port Wakefield|Lockheed|Port Wakefield", "PORT WAKEFIELD GMLRS ASSEMBLY|Lockheed|Port Wakefield" },
        { "another word for plant", "Boforsfabriken powder plant|Eurenco|Karlskoga", "Boforsfabriken powder works|Eurenco|Karlskoga" },
        { "the operator before the name", "Dezamet|PGZ Dezamet|Nowa Dęba", "PGZ Dezamet, Nowa Dęba|PGZ|Nowa Dęba" },
        { "town unknown", "Roketsan missile factory|Roketsan|Ankara", "Roketsan Missile Factory|Roketsan A.Ş." },
        { "operator renamed to its group", "Coachella cartridge cases|Armtec (TransDigm)|Coachella", "Coachella cartridge cases|TransDigm|Coachella" },
        { "towns of two names in one place", "Gdańsk gun barrels|PGZ|Gdańsk|54.35|18.65", "Gdansk gun barrels|PGZ|Danzig|54.37|18.64" },
        { "one number written in two ways", "Drone Factory 01|PDW|Huntsville", "PDW Drone Factory 1|PDW|Huntsville" },
        { "Roman numbers", "Hall II barrels, Tarnów|ZMT|Tarnów", "Hall 2 barrels, Tarnów|ZMT|Tarnów" },
        { "what a company adds to its name", "Baykar|Baykar|Istanbul", "Baykar Makina Sanayi|Baykar Makina|Istanbul" },
        { "metal works named after a brand", "Dezamet|PGZ Dezamet|Nowa Dęba", "Zakłady Metalowe \"DEZAMET\" S.A.|Polska Grupa Zbrojeniowa|Nowa Deba" },
        { "initials of the group and the group in full", "Mesko works|PGZ Mesko|Radom", "Mesko|Polska Grupa Zbrojeniowa|Radom" },
        { "initials of single letters", "ZVS Dubnica nad Váhom|ZVS|Dubnica nad Váhom", "ZVS, Dubnica n/V|MSM|Dubnica nad Váhom" },
        { "the company in the name, its group as operator", "ZVS Holding Snina|ZVS Holding|Snina", "ZVS holding, a.s., Snina|MSM Group|Snina" },
        { "an explanation in parentheses", "Expal Trubia (group of six plants, since 1794)|Expal|Trubia", "Expal Trubia|Expal|Trubia" },
        { "a calibre left out", "155 mm LAP facility, Camden|General Dynamics|Camden", "Camden LAP|General Dynamics|Camden" },
        { "a description after a proper name", "BAE Glascoed explosive filling facility|BAE|Usk", "BAE Glascoed|BAE|Usk" },
        { "the village instead of the post town", "BAE Glascoed filling facility|BAE|Usk", "Glascoed, BAE|BAE Munitions|Glascoed" },
        { "several misspellings", "Propellant plant Jasło|PGZ Gamrat|Jasło", "Propelant plant Jaslo|PGZ Gamratt|Jaslo" },
    };

    /// <summary>Two sites that have much in common.</summary>
    public static TheoryData<string, string, string> Others => new()
    {
        { "lines by number", "Mesko Line 1|PGZ Mesko|Skarżysko-Kamienna", "Mesko Line 2|PGZ Mesko|Skarżysko-Kamienna" },
        { "buildings by number", "Raytheon Andover, Building 12|RTX|Andover|42.66|-71.14", "Raytheon Andover, Building 14|RTX|Andover|42.66|-71.14" },
        { "halls by letter", "Radom small arms, Hall A|FB|Radom", "Radom small arms, Hall B|FB|Radom" },
        { "Roman numbers", "Tarnów barrel hall II|ZMT|Tarnów", "Tarnów barrel hall III|ZMT|Tarnów" },
        { "products of one plant", "Lockheed Martin Camden, GMLRS|Lockheed Martin|Camden", "Lockheed Martin Camden, PrSM|Lockheed Martin|Camden" },
        { "two plants of one operator in one town", "Nammo Raufoss shell forge|Nammo|Raufoss", "Nammo Raufoss rocket motors|Nammo|Raufoss" },
        { "one operator in two towns", "Eurenco Bergerac|Eurenco|Bergerac", "Eurenco Sorgues|Eurenco|Sorgues" },
        { "one operator, one of two towns unknown", "Eurenco Bergerac|Eurenco|Bergerac", "Eurenco Sorgues|Eurenco" },
        { "one name in two towns", "Ammunition plant|State Arms Group|Radom", "Ammunition plant|State Arms Group|Kraśnik" },
        { "two towns of one name", "Springfield powder works|Olin|Springfield|39.80|-89.64", "Springfield powder works|Olin|Springfield|44.05|-123.02" },
        { "nothing in common but operator and town", "Alpha Forge|State Arms Group|Radom", "Barrel Shop|State Arms Group|Radom" },
        { "depots of one army", "Letterkenny Army Depot|US Army|Chambersburg", "Anniston Army Depot|US Army|Anniston" },
        { "a line of a plant", "Iowa Army Ammunition Plant|American Ordnance|Middletown", "Iowa Army Ammunition Plant Line 3A|American Ordnance|Middletown" },
        { "two calibres", "155 mm LAP facility, Camden|General Dynamics|Camden", "120 mm LAP facility, Camden|General Dynamics|Camden" },
        { "a motor plant beside the works", "Nammo Raufoss|Nammo|Raufoss", "Nammo Raufoss rocket motor plant|Nammo|Raufoss" },
        { "works of one operator in a town that the operator is named after", "Kongsberg missile factory|Kongsberg|Kongsberg", "Kongsberg electronics|Kongsberg|Kjeller" },
        { "towns that sound alike", "HJ Shipbuilding Busan|HJ|Busan", "HJ Shipbuilding Ulsan|HJ|Ulsan" },
    };

    [Theory]
    [MemberData(nameof(Twins))]
    public void One_site_in_two_spellings_is_suspected(string what, string one, string other)
    {
        var similarity = SiteMatcher.Compare(Sketch.Of(one), Sketch.Of(other, "pol-two"));

        Assert.True(similarity.Score >= SiteMatcher.Threshold, $"{what}: {similarity.Score} {string.Join("; ", similarity.Reasons)}");
        Assert.Equal(similarity.Score, SiteMatcher.Compare(Sketch.Of(other, "pol-two"), Sketch.Of(one)).Score);
    }

    [Theory]
    [MemberData(nameof(Others))]
    public void Two_sites_that_share_much_are_not_suspected(string what, string one, string other)
    {
        var similarity = SiteMatcher.Compare(Sketch.Of(one), Sketch.Of(other, "pol-two"));

        Assert.True(similarity.Score < SiteMatcher.Threshold, $"{what}: {similarity.Score} {string.Join("; ", similarity.Reasons)}");
        Assert.Equal(similarity.Score, SiteMatcher.Compare(Sketch.Of(other, "pol-two"), Sketch.Of(one)).Score);
    }

    [Fact]
    public void Reasons_say_what_is_alike_and_what_is_unknown()
    {
        Assert.Equal(
            ["name 97 % alike: 'Dezamet works' and 'Dezament works'", "same operator: 'PGZ'", "same town: 'Nowa Dęba' and 'Nowa Deba'"],
            SiteMatcher.Compare(Sketch.Of("Dezamet works|PGZ|Nowa Dęba"), Sketch.Of("Dezament works|PGZ|Nowa Deba", "pol-two")).Reasons);
        Assert.Equal(
            ["same name: 'Dezamet'", "the town of one of them is unknown"],
            SiteMatcher.Compare(Sketch.Of("Dezamet|PGZ|Nowa Dęba"), Sketch.Of("Dezamet|Rheinmetall", "pol-two")).Reasons);
        Assert.Equal(
            ["same name: 'Barrels'", "operator 90 % alike: 'PGZ' and 'PGZ Gdańsk'", "coordinates within 0.05 degrees: 'Gdańsk' and 'Danzig'"],
            SiteMatcher.Compare(Sketch.Of("Barrels|PGZ|Gdańsk|54.35|18.65"), Sketch.Of("Barrels|PGZ Gdańsk|Danzig|54.37|18.64", "pol-two")).Reasons);
        Assert.Equal(
            ["same name: 'ZVS Glascoed'", "the operator of one is in the name of the other: 'ZVS' and 'MSM'", "the town of one is in the name of the other: 'Usk' and 'Glascoed'"],
            SiteMatcher.Compare(Sketch.Of("ZVS Glascoed|ZVS|Usk"), Sketch.Of("ZVS Glascoed|MSM|Glascoed", "pol-two")).Reasons);
    }

    [Fact]
    public void Texts_without_a_Latin_letter_are_compared_as_they_are()
    {
        Assert.Equal(1, SiteMatcher.Compare(Sketch.Of("工場 横浜|三菱|横浜"), Sketch.Of("工場 横浜|三菱|横浜", "pol-two")).Score);
        Assert.True(SiteMatcher.Compare(Sketch.Of("!!!|&"), Sketch.Of("???|.", "pol-two")).Score < SiteMatcher.Threshold);
    }

    [Fact]
    public void Sites_of_two_partners_or_kinds_are_not_compared()
    {
        var site = Sketch.Of("Mesko|PGZ|Radom");

        Assert.Throws<ArgumentException>(() => SiteMatcher.Compare(site, site with { Id = Parsed.As<SiteId>("deu-one") }));
        Assert.Throws<ArgumentException>(() => SiteMatcher.Compare(site, site with { Kind = SiteKind.MroSite }));
    }
}
