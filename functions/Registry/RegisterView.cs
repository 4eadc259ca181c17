using CoProduction.Gaps.Scenarios;
using CoProduction.Goals;
using CoProduction.Registry.Agreements;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Items;
using CoProduction.Registry.Maintenance;
using CoProduction.Registry.Minerals;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Releases;
using CoProduction.Registry.Stocks;

namespace CoProduction.Functions.Registry;

/// <summary>The register as one reader sees it: all that the API reads, it reads here.</summary>
public sealed class RegisterView
{
    private readonly Dictionary<Type, object> views;

    internal RegisterView(Reader reader, params IEnumerable<(Type Record, object View)> views)
    {
        Reader = reader;
        this.views = views.ToDictionary(view => view.Record, view => view.View);
    }

    public Reader Reader { get; }

    public RegistryView<Partner> Partners => Of<Partner>();

    public RegistryView<Item> Items => Of<Item>();

    public RegistryView<Factory> Factories => Of<Factory>();

    public RegistryView<MaintenanceSite> MaintenanceSites => Of<MaintenanceSite>();

    public RegistryView<MineralChain> MineralChains => Of<MineralChain>();

    public RegistryView<Agreement> Agreements => Of<Agreement>();

    public RegistryView<Stock> Stocks => Of<Stock>();

    public RegistryView<Baseline> Baselines => Of<Baseline>();

    public RegistryView<Goal> Goals => Of<Goal>();

    public RegistryView<Scenario> Scenarios => Of<Scenario>();

    public RegistryView<TRecord> Of<TRecord>()
        where TRecord : class, CoProduction.Registry.IRecord =>
        (RegistryView<TRecord>)views[typeof(TRecord)];
}

/// <summary>Shows the register to readers.</summary>
public sealed class RegisterViews(
    IRegistry<Partner> partners,
    IRegistry<Item> items,
    IRegistry<Factory> factories,
    IRegistry<MaintenanceSite> maintenanceSites,
    IRegistry<MineralChain> mineralChains,
    IRegistry<Agreement> agreements,
    IRegistry<Stock> stocks,
    IRegistry<Baseline> baselines,
    IRegistry<Goal> goals,
    IRegistry<Scenario> scenarios)
{
    public RegisterView For(Reader reader)
    {
        return new RegisterView(
            reader,
            View(RecordKinds.Partners, partners),
            View(RecordKinds.Items, items),
            View(RecordKinds.Factories, factories),
            View(RecordKinds.MaintenanceSites, maintenanceSites),
            View(RecordKinds.MineralChains, mineralChains),
            View(RecordKinds.Agreements, agreements),
            View(RecordKinds.Stocks, stocks),
            View(RecordKinds.Baselines, baselines),
            View(RecordKinds.Goals, goals),
            View(RecordKinds.Scenarios, scenarios));

        (Type, object) View<TRecord>(RecordKind<TRecord> kind, IRegistry<TRecord> registry)
            where TRecord : class, CoProduction.Registry.IRecord =>
            (typeof(TRecord), new RegistryView<TRecord>(kind, registry, reader));
    }
}
