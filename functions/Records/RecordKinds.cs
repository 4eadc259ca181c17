using CoProduction.Functions.Records.Agreements;
using CoProduction.Functions.Records.Baselines;
using CoProduction.Functions.Records.Coverages;
using CoProduction.Functions.Records.Factories;
using CoProduction.Functions.Records.Goals;
using CoProduction.Functions.Records.Items;
using CoProduction.Functions.Records.MaintenanceSites;
using CoProduction.Functions.Records.MineralChains;
using CoProduction.Functions.Records.Memberships;
using CoProduction.Functions.Records.Partners;
using CoProduction.Functions.Records.Scenarios;
using CoProduction.Functions.Records.Stocks;
using CoProduction.Functions.Store;
using CoProduction.Registry;

namespace CoProduction.Functions.Records;

/// <summary>The kinds of record in the register. Add a new kind to <see cref="Standard"/>.</summary>
public sealed class RecordKinds : StoredKinds
{
    public static readonly PartnerRecordKind Partners = new();
    public static readonly MineralChainRecordKind MineralChains = new();
    public static readonly ItemRecordKind Items = new();
    public static readonly FactoryRecordKind Factories = new();
    public static readonly MaintenanceSiteRecordKind MaintenanceSites = new();
    public static readonly AgreementRecordKind Agreements = new();
    public static readonly StockRecordKind Stocks = new();
    public static readonly BaselineRecordKind Baselines = new();
    public static readonly CoverageRecordKind Coverages = new();
    public static readonly GoalRecordKind Goals = new();
    public static readonly ScenarioRecordKind Scenarios = new();

    public static readonly MembershipProposalRecordKind MembershipProposals = new();

    /// <summary>All kinds of this program.</summary>
    public static readonly RecordKinds Standard =
        new([Partners, MineralChains, Items, Factories, MaintenanceSites, Agreements, Stocks, Baselines, Coverages, Goals, Scenarios]);

    /// <param name="all">The kinds. Each kind comes after the kinds that its records refer to.</param>
    /// <exception cref="ArgumentException">Two kinds have the same name or the same record type.</exception>
    public RecordKinds(IReadOnlyList<RecordKind> all)
        : base(all, [MembershipProposals]) => All = all;

    public override IReadOnlyList<RecordKind> All { get; }

    public override RecordKind? Find(string name) => (RecordKind?)base.Find(name);

    public override RecordKind Of(string name) => (RecordKind)base.Of(name);

    public override RecordKind Of(IRecord record) => (RecordKind)base.Of(record);
}
