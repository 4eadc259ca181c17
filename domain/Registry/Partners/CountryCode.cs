using System.Diagnostics.CodeAnalysis;

namespace CoProduction.Registry.Partners;

/// <summary>A country, by its ISO 3166-1 alpha-3 code. Kosovo has none and is XKX, a code that ISO leaves to its users.</summary>
public sealed record CountryCode : IParsed<CountryCode>, IComparable<CountryCode>
{
    private static readonly Dictionary<string, CountryCode> Assigned = """
        ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR BHR
        BHS BIH BLM BLR BLZ BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR COD COG COK COL
        COM CPV CRI CUB CUW CXR CYM CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESH ESP EST ETH FIN FJI FLK
        FRA FRO FSM GAB GBR GEO GGY GHA GIB GIN GLP GMB GNB GNQ GRC GRD GRL GTM GUF GUM GUY HKG HMD HND HRV
        HTI HUN IDN IMN IND IOT IRL IRN IRQ ISL ISR ITA JAM JEY JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO
        LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAC MAF MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG
        MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL NER NFK NGA NIC NIU NLD NOR NPL NRU NZL OMN PAK PAN PCN
        PER PHL PLW PNG POL PRI PRK PRT PRY PSE PYF QAT REU ROU RUS RWA SAU SDN SEN SGP SGS SHN SJM SLB SLE
        SLV SMR SOM SPM SRB SSD STP SUR SVK SVN SWE SWZ SXM SYC SYR TCA TCD TGO THA TJK TKL TKM TLS TON TTO
        TUN TUR TUV TWN TZA UGA UKR UMI URY USA UZB VAT VCT VEN VGB VIR VNM VUT WLF WSM XKX YEM ZAF ZMB ZWE
        """
        .Split((char[])[' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries)
        .ToDictionary(code => code, code => new CountryCode(code), StringComparer.Ordinal);

    private CountryCode(string value) => Value = value;

    /// <summary>Every country, in the order of the codes.</summary>
    public static IReadOnlyList<CountryCode> All { get; } = [.. Assigned.Values.Order()];

    /// <summary>Three capital letters.</summary>
    public string Value { get; }

    public static string Rule => "A country is its ISO 3166-1 alpha-3 code in capitals, such as POL, or XKX for Kosovo.";

    public static bool TryParse([NotNullWhen(true)] string? text, [MaybeNullWhen(false)] out CountryCode value) =>
        Assigned.TryGetValue(text ?? "", out value);

    public int CompareTo(CountryCode? other) => string.CompareOrdinal(Value, other?.Value);

    public override string ToString() => Value;
}
