using CoProduction.Gaps.Scenarios;
using CoProduction.Goals;
using CoProduction.Registry;
using CoProduction.Registry.Agreements;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Items;
using CoProduction.Registry.Maintenance;
using CoProduction.Registry.Minerals;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Releases;
using CoProduction.Registry.Stocks;

namespace CoProduction;

/// <summary>All records at one time: what the calculation reads. The order in which records are given never matters.</summary>
public sealed class Register
{
    public static readonly Register Empty = new();

    /// <summary>In the order of their codes.</summary>
    public IReadOnlyList<Partner> Partners { get; init => field = Sorted(value); } = [];

    /// <summary>Products and components, in the order of their codes.</summary>
    public IReadOnlyList<Item> Items { get; init => field = Sorted(value); } = [];

    /// <summary>In the order of their ids.</summary>
    public IReadOnlyList<Factory> Factories { get; init => field = Sorted(value); } = [];

    /// <summary>In the order of their ids.</summary>
    public IReadOnlyList<MaintenanceSite> MaintenanceSites { get; init => field = Sorted(value); } = [];

    /// <summary>In the order of their codes.</summary>
    public IReadOnlyList<MineralChain> MineralChains { get; init => field = Sorted(value); } = [];

    /// <summary>In the order of their ids.</summary>
    public IReadOnlyList<Agreement> Agreements { get; init => field = Sorted(value); } = [];

    /// <summary>In the order of their ids.</summary>
    public IReadOnlyList<Stock> Stocks { get; init => field = Sorted(value); } = [];

    /// <summary>In the order of their ids.</summary>
    public IReadOnlyList<Baseline> Baselines { get; init => field = Sorted(value); } = [];

    /// <summary>In the order of their families.</summary>
    public IReadOnlyList<Goal> Goals { get; init => field = Sorted(value); } = [];

    /// <summary>In the order of their ids. Assumptions, of which no figure is made unless somebody asks for it.</summary>
    public IReadOnlyList<Scenario> Scenarios { get; init => field = Sorted(value); } = [];

    /// <summary>The same records with other factories.</summary>
    public Register With(IReadOnlyList<Factory> factories) => new()
    {
        Partners = Partners,
        Items = Items,
        Factories = factories,
        MaintenanceSites = MaintenanceSites,
        MineralChains = MineralChains,
        Agreements = Agreements,
        Stocks = Stocks,
        Baselines = Baselines,
        Goals = Goals,
        Scenarios = Scenarios,
    };

    /// <summary>What of it a reader may see.</summary>
    public Register SeenBy(Reader reader)
    {
        return new Register
        {
            Partners = Seen(Partners),
            Items = Seen(Items),
            Factories = Seen(Factories),
            MaintenanceSites = Seen(MaintenanceSites),
            MineralChains = Seen(MineralChains),
            Agreements = Seen(Agreements),
            Stocks = Seen(Stocks),
            Baselines = Seen(Baselines),
            Goals = Seen(Goals),
            Scenarios = Seen(Scenarios),
        };

        IReadOnlyList<TRecord> Seen<TRecord>(IReadOnlyList<TRecord> records)
            where TRecord : IRecord =>
            [.. records.Where(record => reader.MaySee(record))];
    }

    /// <summary>What figures are made of: all but the scenarios, kind by kind.</summary>
    public IEnumerable<IRecord> Facts =>
        [.. Partners, .. Items, .. Factories, .. MaintenanceSites, .. MineralChains, .. Agreements, .. Stocks, .. Baselines, .. Goals];

    /// <summary>All records, kind by kind.</summary>
    public IEnumerable<IRecord> Records => [.. Facts, .. Scenarios];

    public bool IsEmpty =>
        Partners.Count + Items.Count + Factories.Count + MaintenanceSites.Count + MineralChains.Count
        + Agreements.Count + Stocks.Count + Baselines.Count + Goals.Count + Scenarios.Count == 0;

    /// <exception cref="ArgumentException">Two records of a kind have one id.</exception>
    private static TRecord[] Sorted<TRecord>(IReadOnlyList<TRecord> records)
        where TRecord : IRecord
    {
        TRecord[] own = [.. records];
        if (FirstOutOfOrder(own) == own.Length)
        {
            return own;
        }

        var sorted = own.OrderBy(record => record.Id, StringComparer.Ordinal).ToArray();
        return FirstOutOfOrder(sorted) is var repeated && repeated == sorted.Length
            ? sorted
            : throw new ArgumentException($"Two records of the kind {typeof(TRecord).Name} have the id {sorted[repeated].Id}.", nameof(records));
    }

    /// <summary>The place of the first record whose id does not come after that of the one before; the length where all do.</summary>
    private static int FirstOutOfOrder<TRecord>(TRecord[] records)
        where TRecord : IRecord
    {
        for (var place = 1; place < records.Length; place++)
        {
            if (string.CompareOrdinal(records[place - 1].Id, records[place].Id) >= 0)
            {
                return place;
            }
        }

        return records.Length;
    }
}
