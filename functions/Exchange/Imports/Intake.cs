using CoProduction.Functions.Exchange.Files;
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

/// <summary>What has been read of an import so far, beside the register that it is for.</summary>
internal sealed class Intake
{
    public Intake(Register register, Releases releases)
    {
        Releases = releases;
        Known = new Known(register);
        Partners = new Staged<Partner>(register.Partners);
        Items = new Staged<Item>(register.Items, "bom.csv");
        MineralChains = new Staged<MineralChain>(register.MineralChains);
        Factories = new Staged<Factory>(register.Factories, "expansions.csv");
        MaintenanceSites = new Staged<MaintenanceSite>(register.MaintenanceSites);
        Agreements = new Staged<Agreement>(register.Agreements);
        Stocks = new Staged<Stock>(register.Stocks);
        Baselines = new Staged<Baseline>(register.Baselines);
        Goals = new Staged<Goal>(register.Goals);
        Scenarios = new Staged<Scenario>(register.Scenarios);
        Expansions = new Expansions(Factories, FactoryLines);
    }

    /// <summary>What the files of an import can state, by the type of the records.</summary>
    public IReadOnlyDictionary<Type, Staged> ByRecord => new Dictionary<Type, Staged>
    {
        [typeof(Partner)] = Partners,
        [typeof(Item)] = Items,
        [typeof(MineralChain)] = MineralChains,
        [typeof(Factory)] = Factories,
        [typeof(MaintenanceSite)] = MaintenanceSites,
        [typeof(Agreement)] = Agreements,
        [typeof(Stock)] = Stocks,
        [typeof(Baseline)] = Baselines,
        [typeof(Goal)] = Goals,
        [typeof(Scenario)] = Scenarios,
    };

    public Releases Releases { get; }

    public Known Known { get; }

    public Staged<Partner> Partners { get; }

    public Staged<Item> Items { get; }

    public Bills Bills { get; } = new();

    public Staged<MineralChain> MineralChains { get; }

    public Gathered<MineralChain, CountryShare> Minerals { get; } = new();

    public Staged<Factory> Factories { get; }

    public Gathered<Factory, Line> FactoryLines { get; } = new();

    public Expansions Expansions { get; }

    public Staged<MaintenanceSite> MaintenanceSites { get; }

    public Staged<Agreement> Agreements { get; }

    public Staged<Stock> Stocks { get; }

    public CountedIds StockIds { get; } = new();

    public Staged<Baseline> Baselines { get; }

    public CountedIds BaselineIds { get; } = new();

    public Staged<Goal> Goals { get; }

    public Staged<Scenario> Scenarios { get; }

    /// <summary>Puts together what several rows or files state, once all are read and nothing is wrong with any row.</summary>
    public void Complete()
    {
        foreach (var draft in Minerals.Drafts)
        {
            if (draft.Head is { } chain && MineralChains.Claim(draft.First, "mineral", chain.Mineral.Value))
            {
                MineralChains.Put(chain.With(draft.Parts));
            }
        }

        foreach (var draft in FactoryLines.Drafts)
        {
            if (draft.Head is { } factory && Factories.Claim(draft.First, "id", factory.Id.Value))
            {
                Factories.Put(factory.With(Expansions.Complete(factory.Id.Value, draft.Parts)));
            }
        }

        foreach (var id in Expansions.Factories)
        {
            if (FactoryLines.Find(id) is null && Factories.Former(id) is { } factory)
            {
                Factories.Put(factory.With(Expansions.Complete(id, factory.Lines)));
            }
        }
    }
}
