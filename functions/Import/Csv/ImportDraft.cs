using CoProduction.Functions.Records;
using CoProduction.Goals;
using CoProduction.Registry;
using CoProduction.Registry.Coverages;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Items;
using CoProduction.Registry.Minerals;
using CoProduction.Registry.Stocks;

namespace CoProduction.Functions.Import.Csv;

/// <summary>What an import states, as far as it has been read, beside the register that it is for.</summary>
internal sealed class ImportDraft
{
    private static readonly Staged Nothing = new Staged<IRecord>([]);

    private readonly Register register;
    private readonly Dictionary<Type, Staged> staged = [];

    public ImportDraft(Register register, Releases releases)
    {
        this.register = register;
        Releases = releases;
        Known = new KnownReferences(register);
        Expansions = new Expansions(Of<Factory>(), FactoryLines);
        (StockIds, BaselineIds, CoverageIds) = (new(Of<Stock>()), new(Of<Baseline>()), new(Of<Coverage>()));
    }

    public Releases Releases { get; }

    public KnownReferences Known { get; }

    public BillsOfMaterials Bills { get; } = new();

    public Succession Succession { get; } = new();

    public Inclusions Inclusions { get; } = new();

    public RowGroups<MineralChain, CountryShare> MineralShares { get; } = new();

    public RowGroups<Factory, Line> FactoryLines { get; } = new();

    public Expansions Expansions { get; }

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

    /// <summary>Checks what the rows of one kind say of each other, once all of them have been read.</summary>
    public void CheckReferences()
    {
        Bills.Complete(Of<Item>());
        Succession.Check(Of<Item>());
        Inclusions.Check(Of<Baseline>());
    }

    /// <summary>Puts together what several rows or files state of one record, once all of them have been read without a fault.</summary>
    public void Complete()
    {
        var (chains, factories) = (Of<MineralChain>(), Of<Factory>());
        foreach (var group in MineralShares.All)
        {
            if (group.Head is { } chain && chains.Claim(group.First, "mineral", chain.Mineral.Value))
            {
                chains.Put(chain.With(group.Parts));
            }
        }

        foreach (var group in FactoryLines.All)
        {
            if (group.Head is { } factory && factories.Claim(group.First, "id", factory.Id.Value))
            {
                factories.Put(factory.With(Expansions.Complete(factory.Id.Value, group.Parts)));
            }
        }

        foreach (var id in Expansions.Factories)
        {
            if (FactoryLines.Find(id) is null && factories.Former(id) is { } factory)
            {
                factories.PutPart(factory.With(Expansions.Complete(id, factory.Lines)), ExpansionsFile.FileName);
            }
        }
    }
}
