using CoProduction.Functions.Agreements;
using CoProduction.Functions.Baselines;
using CoProduction.Functions.Factories;
using CoProduction.Functions.Goals;
using CoProduction.Functions.Items;
using CoProduction.Functions.MaintenanceSites;
using CoProduction.Functions.MineralChains;
using CoProduction.Functions.Partners;
using CoProduction.Functions.Scenarios;
using CoProduction.Functions.Stocks;
using CoProduction.Registry;

namespace CoProduction.Functions.Registry;

/// <summary>The kinds of record that the register has. Whoever adds one, adds it to <see cref="Standard"/>.</summary>
public sealed class RecordKinds
{
    public static readonly PartnerRecordKind Partners = new();
    public static readonly MineralChainRecordKind MineralChains = new();
    public static readonly ItemRecordKind Items = new();
    public static readonly FactoryRecordKind Factories = new();
    public static readonly MaintenanceSiteRecordKind MaintenanceSites = new();
    public static readonly AgreementRecordKind Agreements = new();
    public static readonly StockRecordKind Stocks = new();
    public static readonly BaselineRecordKind Baselines = new();
    public static readonly GoalRecordKind Goals = new();
    public static readonly ScenarioRecordKind Scenarios = new();

    /// <summary>The kinds of this program.</summary>
    public static readonly RecordKinds Standard =
        new([Partners, MineralChains, Items, Factories, MaintenanceSites, Agreements, Stocks, Baselines, Goals, Scenarios]);

    private readonly Dictionary<string, RecordKind> byName;
    private readonly Dictionary<Type, RecordKind> byRecord;

    /// <param name="all">The kinds; a kind comes after those that its records refer to.</param>
    /// <exception cref="ArgumentException">Two kinds have one name or one type of record.</exception>
    public RecordKinds(IReadOnlyList<RecordKind> all)
    {
        All = all;
        byName = all.ToDictionary(kind => kind.Name, StringComparer.Ordinal);
        byRecord = all.ToDictionary(kind => kind.Record);
        SharedPartitions = [.. all.SelectMany(kind => kind.Partitioning.Shared).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>All of them; a kind comes after those that its records refer to.</summary>
    public IReadOnlyList<RecordKind> All { get; }

    /// <summary>The partitions that belong to no partner, in ordinal order.</summary>
    internal IReadOnlyList<string> SharedPartitions { get; }

    /// <summary>The kind with this name; null where there is none.</summary>
    public RecordKind? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>The kind with this name.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public RecordKind Of(string name) => byName[name];

    /// <summary>A register's records, kind by kind, each after those that it refers to.</summary>
    public IEnumerable<(RecordKind Kind, IEnumerable<IRecord> Records)> Of(Register register)
    {
        var byType = register.Records.ToLookup(record => record.GetType());
        return All.Select(kind => (kind, byType[kind.Record]));
    }

    /// <summary>The kind of a record.</summary>
    /// <exception cref="KeyNotFoundException">Its type is of no kind.</exception>
    public RecordKind Of(IRecord record) => byRecord[record.GetType()];
}
