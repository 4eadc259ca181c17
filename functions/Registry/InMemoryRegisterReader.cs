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

/// <summary>Reads the register out of its registries one after another: beside registries in memory.</summary>
public sealed class InMemoryRegisterReader(
    IRegistry<Partner> partners,
    IRegistry<Item> items,
    IRegistry<Factory> factories,
    IRegistry<MaintenanceSite> maintenanceSites,
    IRegistry<MineralChain> mineralChains,
    IRegistry<Agreement> agreements,
    IRegistry<Stock> stocks,
    IRegistry<Baseline> baselines,
    IRegistry<Goal> goals,
    IRegistry<Scenario> scenarios) : IRegisterReader
{
    public async Task<Register> Read(CancellationToken cancellation) => new()
    {
        Partners = await partners.All(cancellation),
        Items = await items.All(cancellation),
        Factories = await factories.All(cancellation),
        MaintenanceSites = await maintenanceSites.All(cancellation),
        MineralChains = await mineralChains.All(cancellation),
        Agreements = await agreements.All(cancellation),
        Stocks = await stocks.All(cancellation),
        Baselines = await baselines.All(cancellation),
        Goals = await goals.All(cancellation),
        Scenarios = await scenarios.All(cancellation),
    };
}
