using CoProduction.Functions.Agreements;
using CoProduction.Functions.Baselines;
using CoProduction.Functions.Factories;
using CoProduction.Functions.Goals;
using CoProduction.Functions.Items;
using CoProduction.Functions.MaintenanceSites;
using CoProduction.Functions.MineralChains;
using CoProduction.Functions.Partners;
using CoProduction.Functions.Scenarios;
using CoProduction.Functions.Stocks;
using CoProduction.Gaps.Scenarios;
using CoProduction.Goals;
using CoProduction.Registry.Agreements;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Items;
using CoProduction.Registry.Maintenance;
using CoProduction.Registry.Minerals;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Stocks;

namespace CoProduction.Functions.Registry;

/// <summary>The ten kinds of record.</summary>
public static class RecordKinds
{
    public static readonly RecordKind<Partner> Partners =
        RecordKind.Of<Partner, PartnerBody>("partner", Partitioning.Reference<CountryCode>("partners"));

    public static readonly RecordKind<Item> Items =
        RecordKind.Of<Item, ItemBody>("item", Partitioning.Reference<ItemCode>("items"));

    public static readonly RecordKind<Factory> Factories =
        RecordKind.OfEvolving<Factory, FactoryBody>("factory", Partitioning.BySite);

    public static readonly RecordKind<MaintenanceSite> MaintenanceSites =
        RecordKind.Of<MaintenanceSite, MaintenanceSiteBody>("mro-site", Partitioning.BySite);

    public static readonly RecordKind<MineralChain> MineralChains =
        RecordKind.Of<MineralChain, MineralChainBody>("mineral-chain", Partitioning.Reference<ItemCode>("mineral-chains"));

    public static readonly RecordKind<Agreement> Agreements =
        RecordKind.Of<Agreement, AgreementBody>("agreement", Partitioning.ByParty);

    public static readonly RecordKind<Stock> Stocks =
        RecordKind.Of<Stock, StockBody>("stock", Partitioning.ByScope);

    public static readonly RecordKind<Baseline> Baselines =
        RecordKind.Of<Baseline, BaselineBody>("baseline", Partitioning.ByScope);

    public static readonly RecordKind<Goal> Goals =
        RecordKind.Of<Goal, GoalBody>("goal", Partitioning.Reference<Family>("goals"));

    public static readonly RecordKind<Scenario> Scenarios =
        RecordKind.Of<Scenario, ScenarioBody>("scenario", Partitioning.ByKeeper);

    /// <summary>The partitions that belong to no partner, in ordinal order.</summary>
    internal static IReadOnlyList<string> SharedPartitions { get; } =
        [.. new[]
        {
            Partners.Partitioning, Items.Partitioning, Factories.Partitioning, MaintenanceSites.Partitioning, MineralChains.Partitioning,
            Agreements.Partitioning, Stocks.Partitioning, Baselines.Partitioning, Goals.Partitioning,
            Scenarios.Partitioning,
        }.SelectMany(partitioning => partitioning.Shared).Distinct().Order(StringComparer.Ordinal)];
}
