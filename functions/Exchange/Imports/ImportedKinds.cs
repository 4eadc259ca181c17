using CoProduction.Functions.Registry;
using CoProduction.Gaps.Scenarios;
using CoProduction.Goals;
using CoProduction.Registry.Agreements;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Items;
using CoProduction.Registry.Maintenance;
using CoProduction.Registry.Minerals;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Stocks;

namespace CoProduction.Functions.Exchange.Imports;

/// <summary>Where an import's records go.</summary>
public sealed class ImportedKinds(
    IRegistry<Partner> partners,
    IRegistry<Item> items,
    IRegistry<MineralChain> mineralChains,
    IRegistry<Factory> factories,
    IRegistry<MaintenanceSite> maintenanceSites,
    IRegistry<Agreement> agreements,
    IRegistry<Stock> stocks,
    IRegistry<Baseline> baselines,
    IRegistry<Goal> goals,
    IRegistry<Scenario> scenarios)
{
    /// <summary>In the order in which they are written: what others refer to comes first.</summary>
    internal IReadOnlyList<IImportedKind> All { get; } =
    [
        new ImportedKind<Partner>(RecordKinds.Partners, partners, intake => intake.Partners),
        new ImportedKind<MineralChain>(RecordKinds.MineralChains, mineralChains, intake => intake.MineralChains),
        new ImportedKind<Item>(RecordKinds.Items, items, intake => intake.Items, "bom.csv"),
        new ImportedKind<Factory>(RecordKinds.Factories, factories, intake => intake.Factories, "expansions.csv"),
        new ImportedKind<MaintenanceSite>(RecordKinds.MaintenanceSites, maintenanceSites, intake => intake.MaintenanceSites),
        new ImportedKind<Agreement>(RecordKinds.Agreements, agreements, intake => intake.Agreements),
        new ImportedKind<Stock>(RecordKinds.Stocks, stocks, intake => intake.Stocks),
        new ImportedKind<Baseline>(RecordKinds.Baselines, baselines, intake => intake.Baselines),
        new ImportedKind<Goal>(RecordKinds.Goals, goals, intake => intake.Goals),
        new ImportedKind<Scenario>(RecordKinds.Scenarios, scenarios, intake => intake.Scenarios),
    ];
}
