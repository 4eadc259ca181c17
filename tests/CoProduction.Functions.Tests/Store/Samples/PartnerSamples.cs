using CoProduction.Functions.Records;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Tests.Store.Samples;

public sealed class PartnerSamples() : RecordSamples<Partner>(RecordKinds.Partners)
{
    /// <summary>Forty countries, not in the order of their codes.</summary>
    public static readonly IReadOnlyList<string> Codes =
    [
        "USA", "POL", "DEU", "JPN", "AUS", "GBR", "FRA", "NOR", "SWE", "FIN", "EST", "LVA", "LTU", "CZE", "SVK", "HUN", "ROU", "BGR", "GRC", "TUR",
        "ITA", "ESP", "PRT", "NLD", "BEL", "LUX", "DNK", "CAN", "KOR", "NZL", "UKR", "HRV", "SVN", "ALB", "MKD", "MNE", "ISL", "ISR", "TWN", "PHL",
    ];

    public override string? EvenStatus => null;

    public override Partner Make(int number, string wording = "first wording") =>
        new(Country(Codes[number]), wording, Theater.Europe, [Membership.EuropeanUnion], Release);
}
