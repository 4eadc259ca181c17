using CoProduction.Functions.Agreements;
using CoProduction.Functions.Baselines;
using CoProduction.Functions.Duplicates;
using CoProduction.Functions.Factories;
using CoProduction.Functions.Goals;
using CoProduction.Functions.Items;
using CoProduction.Functions.MaintenanceSites;
using CoProduction.Functions.MineralChains;
using CoProduction.Functions.Partners;
using CoProduction.Functions.Registry;
using CoProduction.Functions.Scenarios;
using CoProduction.Functions.Stocks;
using CoProduction.Gaps.Scenarios;
using CoProduction.Goals;
using CoProduction.Registry;
using CoProduction.Registry.Agreements;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Items;
using CoProduction.Registry.Maintenance;
using CoProduction.Registry.Minerals;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Stocks;

namespace CoProduction.Functions.Exchange.Lines;

/// <summary>The kinds of record that lines can have.</summary>
public sealed class LineKinds
{
    /// <summary>The kind of a line that begins an export and says of when it is; it states no record.</summary>
    internal const string Snapshot = "snapshot";

    private readonly IServiceProvider services;

    // A validator takes milliseconds to make; most starts need none.
    private readonly Dictionary<string, Lazy<ILineKind>> kinds = new(StringComparer.Ordinal);

    public LineKinds(IServiceProvider services)
    {
        this.services = services;
        Add<Partner, PartnerBody>(RecordKinds.Partners);
        Add<MineralChain, MineralChainBody>(RecordKinds.MineralChains);
        Add<Item, ItemBody>(RecordKinds.Items);
        Add<Factory, FactoryBody>(RecordKinds.Factories, SiteOutline.Of);
        Add<MaintenanceSite, MaintenanceSiteBody>(RecordKinds.MaintenanceSites, SiteOutline.Of);
        Add<Agreement, AgreementBody>(RecordKinds.Agreements);
        Add<Stock, StockBody>(RecordKinds.Stocks);
        Add<Baseline, BaselineBody>(RecordKinds.Baselines);
        Add<Goal, GoalBody>(RecordKinds.Goals);
        Add<Scenario, ScenarioBody>(RecordKinds.Scenarios);
    }

    internal string Words => string.Join(", ", kinds.Keys);

    internal ILineKind? Find(string word) => kinds.GetValueOrDefault(word)?.Value;

    internal ILineKind Of(string word) => kinds[word].Value;

    private void Add<TRecord, TBody>(RecordKind<TRecord> kind, Func<TRecord, SiteOutline?>? outline = null)
        where TRecord : class, IRecord
        where TBody : class, IBody<TBody, TRecord> =>
        kinds.Add(kind.Word, new Lazy<ILineKind>(() => ActivatorUtilities.CreateInstance<LineKind<TRecord, TBody>>(services, kind, outline ?? (_ => null))));
}
