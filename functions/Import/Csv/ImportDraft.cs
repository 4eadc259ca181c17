using CoProduction.Functions.Records;
using CoProduction.Goals;
using CoProduction.Registry;
using CoProduction.Registry.Coverages;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Items;
using CoProduction.Registry.Maintenance;
using CoProduction.Registry.Minerals;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Stocks;

namespace CoProduction.Functions.Import.Csv;

/// <summary>What an import states, as far as it has been read, beside the register that it is for.</summary>
internal sealed class ImportDraft
{
    private static readonly Staged Nothing = new Staged<IRecord>([]);

    private readonly Register register;
    private readonly IReadOnlySet<Whole> replaces;
    private readonly Dictionary<Type, Staged> staged = [];

    public ImportDraft(Register register, Releases releases, IReadOnlySet<Whole> replaces, IReadOnlyCollection<Membership> proposed)
    {
        (this.register, this.replaces) = (register, replaces);
        Bills = new BillsOfMaterials(replaces.Contains(Whole.Bills));
        Releases = releases;
        Known = new KnownReferences(register);
        Memberships = new Memberships(Of<Partner>(), [.. proposed.Select(group => group.Value), .. register.Records.SelectMany(record => record.Release.Audiences).Select(audience => audience.Value).Distinct()]);
        Plans = new StatedPlans(Of<Factory>(), FactoryLines, Of<Item>());
        (FactorySuccessors, MaintenanceSuccessors) = (new(Of<Factory>()), new(Of<MaintenanceSite>()));
        (StockIds, BaselineIds, CoverageIds) = (new(Of<Stock>()), new(Of<Baseline>()), new(Of<Coverage>()));
        Statements = new LineStatements(Of<Factory>(), FactoryLines, Plans, Of<Item>());
    }

    public Releases Releases { get; }

    public KnownReferences Known { get; }

    public Memberships Memberships { get; }

    public BillsOfMaterials Bills { get; }

    public Succession Succession { get; } = new();

    public Inclusions Inclusions { get; } = new();

    public NamedSites NamedSites { get; } = new();

    public RowGroups<MineralChain, CountryShare> MineralShares { get; } = new();

    public RowGroups<Factory, Line> FactoryLines { get; } = new();

    public StatedPlans Plans { get; }

    public LineStatements Statements { get; }

    public SiteSuccessors<Factory> FactorySuccessors { get; }

    public SiteSuccessors<MaintenanceSite> MaintenanceSuccessors { get; }

    public CountedIds<Stock> StockIds { get; }

    public CountedIds<Baseline> BaselineIds { get; }

    public CountedIds<Coverage> CoverageIds { get; }

    /// <summary>The records of one type.</summary>
    public Staged<TRecord> Of<TRecord>()
        where TRecord : class, IRecord
    {
        if (!staged.TryGetValue(typeof(TRecord), out var records))
        {
            staged.Add(typeof(TRecord), records = new Staged<TRecord>(register.Records.OfType<TRecord>()));
        }

        return (Staged<TRecord>)records;
    }

    /// <summary>The records of one kind; none where no row has been about that kind.</summary>
    public Staged Of(RecordKind kind) => staged.GetValueOrDefault(kind.Record, Nothing);

    /// <summary>The retired records that no row states.</summary>
    public RetiredNames Retired() => new(register.Records, staged.Values.SelectMany(records => records.Stated));

    /// <summary>Checks what the rows of one kind say of each other, once all of them have been read.</summary>
    public void CheckReferences()
    {
        Bills.Complete(Of<Item>(), Of<Factory>(), Of<Baseline>());
        Succession.Check(Of<Item>());
        Inclusions.Check(Of<Baseline>());
        NamedSites.Check(Of<Factory>(), FactoryLines);
        Memberships.Check();
        FactorySuccessors.Check();
        MaintenanceSuccessors.Check();
    }

    /// <summary>Puts together what several rows or files state of one record, once all of them have been read without a fault.</summary>
    public void Complete()
    {
        var (chains, factories) = (Of<MineralChain>(), Of<Factory>());
        foreach (var group in MineralShares.All)
        {
            if (group.Head is { } chain && chains.Claim(group.First, "mineral", chain.Mineral.Value))
            {
                var registered = chains.Former(chain.Mineral.Value)?.Shares ?? [];
                chains.Put(chain.With(StatedParts.In(registered, group.Parts, share => (share.Country, share.Comparable), replaces.Contains(Whole.Shares))));
            }
        }

        foreach (var group in FactoryLines.All)
        {
            if (group.Head is { } factory && factories.Claim(group.First, "id", factory.Id.Value))
            {
                group.First.Try(
                    () => factories.Put(Statements.Complete(factory.With(Plans.Complete(factory.Id.Value, LinesOf(factories.Former(factory.Id.Value), group.Parts))))),
                    _ => LineColumns.Line);
            }
        }

        foreach (var (id, file) in Plans.Factories.Select(id => (id, Plans.FileOf(id)))
            .Concat(Statements.Factories.Select(id => (id, Statements.FileOf(id)))).DistinctBy(part => part.id))
        {
            if (FactoryLines.Find(id) is null && factories.Former(id) is { } factory)
            {
                factories.PutPart(Statements.Complete(factory.With(Plans.Complete(id, factory.Lines))), file);
            }
        }
    }

    /// <summary>The lines that the import states, and those of the registered factory that it does not name, in the order of the register.</summary>
    private static IReadOnlyList<Line> LinesOf(Factory? former, IReadOnlyList<Line> stated)
    {
        var places = (former?.Lines ?? []).Index().ToDictionary(line => line.Item.Key, line => line.Index);
        return
        [
            .. stated.Concat((former?.Lines ?? []).Where(line => !stated.Any(other => other.Key == line.Key)))
                .OrderBy(line => places.GetValueOrDefault(line.Key, places.Count)),
        ];
    }
}
