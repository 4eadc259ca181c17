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

/// <summary>Where records come together, kind by kind, while a register is read; from any thread.</summary>
internal sealed class RegisterShelves
{
    private readonly Shelf<Partner> partners = new(RecordKinds.Partners);
    private readonly Shelf<Item> items = new(RecordKinds.Items);
    private readonly Shelf<Factory> factories = new(RecordKinds.Factories);
    private readonly Shelf<MaintenanceSite> maintenanceSites = new(RecordKinds.MaintenanceSites);
    private readonly Shelf<MineralChain> mineralChains = new(RecordKinds.MineralChains);
    private readonly Shelf<Agreement> agreements = new(RecordKinds.Agreements);
    private readonly Shelf<Stock> stocks = new(RecordKinds.Stocks);
    private readonly Shelf<Baseline> baselines = new(RecordKinds.Baselines);
    private readonly Shelf<Goal> goals = new(RecordKinds.Goals);
    private readonly Shelf<Scenario> scenarios = new(RecordKinds.Scenarios);
    private readonly Dictionary<string, IShelf> shelves;

    public RegisterShelves() =>
        shelves = new IShelf[] { partners, items, factories, maintenanceSites, mineralChains, agreements, stocks, baselines, goals, scenarios }
            .ToDictionary(shelf => shelf.Kind, StringComparer.Ordinal);

    /// <summary>Reads a record and puts it with the others of its kind.</summary>
    public void Put(string kind, string json) => shelves[kind].Put(json);

    public Register Register() => new()
    {
        Partners = partners.Records,
        Items = items.Records,
        Factories = factories.Records,
        MaintenanceSites = maintenanceSites.Records,
        MineralChains = mineralChains.Records,
        Agreements = agreements.Records,
        Stocks = stocks.Records,
        Baselines = baselines.Records,
        Goals = goals.Records,
        Scenarios = scenarios.Records,
    };
}
