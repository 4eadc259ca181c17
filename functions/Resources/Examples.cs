using CoProduction.Functions.Agreements;
using CoProduction.Functions.Baselines;
using CoProduction.Functions.Factories;
using CoProduction.Functions.Goals;
using CoProduction.Functions.Items;
using CoProduction.Functions.MaintenanceSites;
using CoProduction.Functions.MineralChains;
using CoProduction.Functions.Partners;
using CoProduction.Functions.Registry;
using CoProduction.Functions.Scenarios;
using CoProduction.Functions.Stocks;

namespace CoProduction.Functions.Resources;

/// <summary>
/// One valid body of each resource, with every property that can stand beside the others. They go together: created in
/// the order in which they stand here, each finds what it refers to.
/// </summary>
public static class Examples
{
    private static readonly SourceBody Source = new()
    {
        Publisher = "Ministry of Defence",
        Title = "Ammunition production in 2025",
        Url = "https://example.org/ammunition-2025",
        Date = "2025-07-20",
        Confidence = "reported",
        Notes = "Rounded to hundreds.",
    };

    private static readonly LocationBody Location = new() { Town = "Nowa Dęba", Latitude = 50.42m, Longitude = 21.75m, Confidence = "reported" };

    public static PartnerBody Partner { get; } = new()
    {
        Code = "POL",
        Name = "Poland",
        Theater = "europe",
        Memberships = ["NATO", "EU"],
        ReleasableTo = ["everyone"],
    };

    public static MineralChainBody MineralChain { get; } = new()
    {
        Mineral = "antimony",
        Kind = "mineral",
        Shares =
        [
            new() { Stage = "extraction", Country = "CHN", SharePercent = 48, Basis = "global", Year = 2023, Source = Source },
            new() { Stage = "refining", Country = "CHN", SharePercent = 70.5, Basis = "global", Year = 2023, Source = Source },
        ],
        EnergyIntensive = true,
        ReleasableTo = ["POL", "NATO"],
    };

    public static ItemBody Item { get; } = new()
    {
        Code = "155-PRIMER",
        Name = "Primer for 155 mm charges",
        Kind = "component",
        Family = "artillery-155",
        Unit = "each",
        Notes = "Percussion primer.",
        Materials = [new() { Item = "antimony", QuantityPerUnit = 0.002, Unit = "kg", Source = Source }],
        EnergyIntensive = false,
        ReleasableTo = ["POL", "NATO"],
    };

    public static FactoryBody Factory { get; } = new()
    {
        Id = "pol-nowa-deba",
        Name = "Nowa Dęba works",
        Operator = "State Arms Group",
        Partner = "POL",
        Location = Location,
        Status = "operating",
        Lines =
        [
            new()
            {
                Item = "155-PRIMER",
                Stage = "primer",
                RatePerMonth = 8000,
                SurgeRatePerMonth = 12000,
                AsOf = "2025-07",
                Source = Source,
                Expansions =
                [
                    new()
                    {
                        Id = "second-hall",
                        Effective = "2027-04",
                        NewRatePerMonth = 15000,
                        RampMonths = 6,
                        Stage = "funded",
                        DatePrecision = "reported",
                        Source = Source,
                        History = [new() { Until = "2026-03-31", Effective = "2026-10", NewRatePerMonth = 14000, Stage = "announced" }],
                    },
                ],
            },
        ],
        Source = Source,
        ReleasableTo = ["POL", "NATO"],
    };

    public static MaintenanceSiteBody MaintenanceSite { get; } = new()
    {
        Id = "pol-poznan-m88",
        Name = "Poznań motor works",
        Operator = "State Arms Group",
        Partner = "POL",
        Location = Location with { Town = "Poznań", Latitude = 52.41m, Longitude = 16.93m },
        Status = "operating",
        Platforms = ["Leopard 2", "M1 Abrams"],
        Level = "depot",
        Scope = "power packs",
        ThroughputPerYear = 60,
        ThroughputNote = "About 60 power packs a year.",
        TurnaroundDays = 45.5,
        Source = Source,
        ReleasableTo = ["POL", "NATO"],
    };

    public static AgreementBody Agreement { get; } = new()
    {
        Id = "ag-pol-primer-eu",
        Name = "Joint production of primers",
        Type = "co-production",
        Parties = ["POL", "EU"],
        Item = "155-PRIMER",
        Status = "active",
        Date = "2025-03",
        Source = Source,
        ReleasableTo = ["POL", "NATO"],
    };

    public static StockBody Stock { get; } = new()
    {
        Id = "pol-primer-days",
        Item = "155-PRIMER",
        Scope = "POL",
        Metric = "days_of_supply",
        Value = 21,
        Unit = "days",
        AsOf = "2025-07-20",
        Source = Source,
        ReleasableTo = ["POL", "NATO"],
    };

    public static BaselineBody Baseline { get; } = new()
    {
        Id = "pol-primer-2025",
        Item = "155-PRIMER",
        Scope = "POL",
        Kind = "baseline",
        RatePerYear = 96000,
        AsOf = "2025",
        Source = Source,
        ReleasableTo = ["POL", "NATO"],
    };

    public static GoalBody Goal { get; } = new()
    {
        Family = "artillery-155",
        Multiplier = 2,
        FirstMonth = "2025-11",
        Months = 60,
        Path = "linear",
        Source = Source,
        ReleasableTo = ["POL", "NATO"],
    };

    public static ScenarioBody Scenario { get; } = new()
    {
        Id = "sc-pol-primers",
        Name = "Primers fail while antimony is embargoed",
        Notes = "Asked by the armaments directors.",
        Changes =
        [
            new() { Kind = "outage", Partners = ["POL"], Sites = ["pol-nowa-deba"], Theaters = ["europe"], Items = ["155-PRIMER"], Families = ["artillery-155"], Percent = 50, From = "2027-01", Months = 6 },
            new() { Kind = "outage", Theaters = ["europe"], EnergyIntensive = true, Percent = 25, Months = 12 },
            new() { Kind = "theater-alone", Theater = "europe", From = "2028-01", Until = "2028-12" },
            new() { Kind = "embargo", Countries = ["CHN"], Minerals = ["antimony"], MonthsOfStock = 3 },
            new() { Kind = "slip", Partners = ["POL"], SlipMonths = 9 },
            new() { Kind = "stage-limit", Stage = "announced" },
            new() { Kind = "demand-surge", Multiplier = 1.5, Families = ["artillery-155"] },
            new() { Kind = "added-capacity", Item = "155-PRIMER", UnitsPerMonth = 2000, Partner = "POL", RampMonths = 5, From = "2027-06" },
        ],
        ReleasableTo = ["POL", "NATO"],
    };
}
