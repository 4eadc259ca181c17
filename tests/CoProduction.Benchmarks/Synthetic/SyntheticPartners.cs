using CoProduction.Registry;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Releases;

namespace CoProduction.Benchmarks.Synthetic;

/// <summary>Real countries, so that their codes pass; the first have the most sites.</summary>
internal static class SyntheticPartners
{
    private static readonly (string Code, Theater Theater, string[] Memberships)[] Countries =
    [
        ("USA", Theater.NorthAmerica, ["NATO"]), ("DEU", Theater.Europe, ["NATO", "EU"]), ("GBR", Theater.Europe, ["NATO"]),
        ("FRA", Theater.Europe, ["NATO", "EU"]), ("POL", Theater.Europe, ["NATO", "EU"]), ("JPN", Theater.IndoPacific, []),
        ("KOR", Theater.IndoPacific, []), ("ITA", Theater.Europe, ["NATO", "EU"]), ("NOR", Theater.Europe, ["NATO"]),
        ("SWE", Theater.Europe, ["NATO", "EU"]), ("ESP", Theater.Europe, ["NATO", "EU"]), ("AUS", Theater.IndoPacific, ["AUKUS"]),
        ("CAN", Theater.NorthAmerica, ["NATO"]), ("CZE", Theater.Europe, ["NATO", "EU"]), ("FIN", Theater.Europe, ["NATO", "EU"]),
        ("NLD", Theater.Europe, ["NATO", "EU"]), ("UKR", Theater.Europe, []), ("TUR", Theater.Europe, ["NATO"]),
        ("ROU", Theater.Europe, ["NATO", "EU"]), ("BGR", Theater.Europe, ["NATO", "EU"]), ("SVK", Theater.Europe, ["NATO", "EU"]),
        ("HUN", Theater.Europe, ["NATO", "EU"]), ("BEL", Theater.Europe, ["NATO", "EU"]), ("DNK", Theater.Europe, ["NATO", "EU"]),
        ("GRC", Theater.Europe, ["NATO", "EU"]), ("PRT", Theater.Europe, ["NATO", "EU"]), ("LTU", Theater.Europe, ["NATO", "EU"]),
        ("LVA", Theater.Europe, ["NATO", "EU"]), ("EST", Theater.Europe, ["NATO", "EU"]), ("HRV", Theater.Europe, ["NATO", "EU"]),
        ("SVN", Theater.Europe, ["NATO", "EU"]), ("AUT", Theater.Europe, ["EU"]), ("CHE", Theater.Europe, []),
        ("ISR", Theater.MiddleEast, []), ("IND", Theater.IndoPacific, []), ("TWN", Theater.IndoPacific, []),
        ("SGP", Theater.IndoPacific, []), ("NZL", Theater.IndoPacific, []), ("PHL", Theater.IndoPacific, []),
        ("ALB", Theater.Europe, ["NATO"]),
    ];

    public static int Most => Countries.Length;

    public static Partner[] Of(int count) =>
    [
        .. Countries.Take(count).Select(country => new Partner(
            Parsed.As<CountryCode>(country.Code),
            country.Code,
            country.Theater,
            [.. country.Memberships.Select(Parsed.As<Membership>)],
            Release.ToEveryone)),
    ];
}
