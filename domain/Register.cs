using CoProduction.Gaps.Scenarios;
using CoProduction.Goals;
using CoProduction.Registry;
using CoProduction.Registry.Agreements;
using CoProduction.Registry.Coverages;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Items;
using CoProduction.Registry.Maintenance;
using CoProduction.Registry.Minerals;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Releases;
using CoProduction.Registry.Retirements;
using CoProduction.Registry.Sites;
using CoProduction.Registry.Stocks;

namespace CoProduction;

/// <summary>All records at one time, as the calculation reads them. The order in which records are given does not matter.</summary>
public sealed record Register
{
    public static readonly Register Empty = new();

    private static readonly HashSet<Type> Known =
    [
        typeof(Partner), typeof(Item), typeof(Factory), typeof(MaintenanceSite), typeof(MineralChain),
        typeof(Agreement), typeof(Stock), typeof(Baseline), typeof(Coverage), typeof(Goal), typeof(Scenario),
    ];

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

    /// <summary>In the order of their ids.</summary>
    public IReadOnlyList<Coverage> Coverages { get; init => field = Sorted(value); } = [];

    /// <summary>In the order of their families.</summary>
    public IReadOnlyList<Goal> Goals { get; init => field = Sorted(value); } = [];

    /// <summary>In the order of their ids. Scenarios are assumptions; no figure includes one unless a caller asks for it.</summary>
    public IReadOnlyList<Scenario> Scenarios { get; init => field = Sorted(value); } = [];

    /// <summary>Records of types that no calculation reads, in the order of their ids.</summary>
    public IReadOnlyList<IRecord> Others { get; init => field = Sorted(value); } = [];

    /// <summary>A register of these records.</summary>
    /// <exception cref="ArgumentException">Two records of a kind have one id.</exception>
    public static Register Of(IEnumerable<IRecord> records)
    {
        var byType = records.ToLookup(record => record.GetType());
        return new Register
        {
            Partners = Those<Partner>(),
            Items = Those<Item>(),
            Factories = Those<Factory>(),
            MaintenanceSites = Those<MaintenanceSite>(),
            MineralChains = Those<MineralChain>(),
            Agreements = Those<Agreement>(),
            Stocks = Those<Stock>(),
            Baselines = Those<Baseline>(),
            Coverages = Those<Coverage>(),
            Goals = Those<Goal>(),
            Scenarios = Those<Scenario>(),
            Others = [.. byType.Where(type => !Known.Contains(type.Key)).SelectMany(type => type)],
        };

        IReadOnlyList<TRecord> Those<TRecord>()
            where TRecord : IRecord =>
            [.. byType[typeof(TRecord)].Cast<TRecord>()];
    }

    /// <summary>The same records with other factories.</summary>
    public Register With(IReadOnlyList<Factory> factories) => this with { Factories = factories };

    /// <summary>The register as a reader sees it: the records that the reader may see, without what they said while they were hidden from the reader.</summary>
    public Register VisibleTo(Reader reader) => Of(SiteSuccessions.Named(Records.Select(reader.See).OfType<IRecord>(), record => record.Owner == reader.Partner));

    /// <summary>
    /// The register that figures are made from: current records, each site once, under its present id, and every figure in the unit in which its item is
    /// counted.
    /// </summary>
    public Register Counted() => Current().AtPresent();

    /// <summary>
    /// The register without retired sites and totals, which are no facts any more. Of retired partners, items and minerals, it has those that a record in it names.
    /// </summary>
    public Register Current()
    {
        if (!(RetiredRecords.Any(Partners) || RetiredRecords.Any(Items) || RetiredRecords.Any(MineralChains)
            || RetiredRecords.Any(Factories) || RetiredRecords.Any(MaintenanceSites) || RetiredRecords.Any(Baselines)))
        {
            return this;
        }

        var facts = this with
        {
            Factories = RetiredRecords.CurrentSites(Factories),
            MaintenanceSites = RetiredRecords.CurrentSites(MaintenanceSites),
            Baselines = RetiredRecords.Current(Baselines),
        };
        var named = RetiredRecords.StillNamed(facts.Facts);
        return facts with { Partners = Kept(Partners), Items = Kept(Items), MineralChains = Kept(MineralChains) };

        IReadOnlyList<TRecord> Kept<TRecord>(IReadOnlyList<TRecord> records)
            where TRecord : IRecord => [.. records.Where(record => named.Contains(RecordName.Of(record)))];
    }

    private Register AtPresent()
    {
        var (factories, maintenance) = (OwnUnits.Of(Items, SiteSuccessions.Counted(Factories)), SiteSuccessions.Counted(MaintenanceSites));
        var baselines = TotalUnits.Own(Items, BaselinesOfPresentSites());
        return factories == Factories && maintenance == MaintenanceSites && baselines == Baselines ? this
            : this with { Factories = factories, MaintenanceSites = maintenance, Baselines = baselines };
    }

    private IReadOnlyList<Baseline> BaselinesOfPresentSites()
    {
        if (Baselines.All(baseline => baseline.Extent.IsWhole))
        {
            return Baselines;
        }

        var successors = SiteSuccessions.SuccessorsOf(Factories);
        return successors.Count == 0 ? Baselines
            : [.. Baselines.Select(baseline => baseline.At(site => Parsed.As<SiteId>(SiteSuccessions.PresentId(site.Value, successors))))];
    }

    /// <summary>The records that figures are made from: all but the scenarios, kind by kind.</summary>
    public IEnumerable<IRecord> Facts =>
    [
        .. Partners, .. Items, .. Factories, .. MaintenanceSites, .. MineralChains, .. Agreements, .. Stocks, .. Baselines, .. Coverages, .. Goals,
    ];

    /// <summary>All records, kind by kind.</summary>
    public IEnumerable<IRecord> Records => [.. Facts, .. Scenarios, .. Others];

    public bool IsEmpty => !Records.Any();

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

    /// <summary>The index of the first record whose id does not sort after the id before it; the length if there is none.</summary>
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
