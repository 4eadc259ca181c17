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
using CoProduction.Registry;

namespace CoProduction.Functions.Registry;

/// <summary>What can be said of a record of whatever kind, by its kind's word.</summary>
internal static class AnyKind
{
    private static readonly Dictionary<string, IKind> Kinds = new IKind[]
    {
        new Kind<Partner>(RecordKinds.Partners),
        new Kind<Item>(RecordKinds.Items),
        new Kind<Factory>(RecordKinds.Factories),
        new Kind<MaintenanceSite>(RecordKinds.MaintenanceSites),
        new Kind<MineralChain>(RecordKinds.MineralChains),
        new Kind<Agreement>(RecordKinds.Agreements),
        new Kind<Stock>(RecordKinds.Stocks),
        new Kind<Baseline>(RecordKinds.Baselines),
        new Kind<Goal>(RecordKinds.Goals),
        new Kind<Scenario>(RecordKinds.Scenarios),
    }.ToDictionary(kind => kind.Word, StringComparer.Ordinal);

    private interface IKind
    {
        string Word { get; }

        (IRecord Record, string Json) Read(string json);

        string? PartitionOf(string id);

        IReadOnlyList<Revision> SeenHistory(string id, IReadOnlyList<Revision> revisions, Reader reader);
    }

    public static Disclosure DisclosureOf(string kind, string json) => Disclosure.Of(Kinds[kind].Read(json).Record);

    /// <summary>The JSON as the register writes it.</summary>
    public static string Encoded(string kind, string json) => Kinds[kind].Read(json).Json;

    /// <inheritdoc cref="Partitioning.Of"/>
    public static string? PartitionOf(string kind, string id) => Kinds[kind].PartitionOf(id);

    /// <inheritdoc cref="Registry.SeenHistory.Of"/>
    public static IReadOnlyList<Revision> SeenHistory(string kind, string id, IReadOnlyList<Revision> revisions, Reader reader) =>
        Kinds[kind].SeenHistory(id, revisions, reader);

    private sealed class Kind<TRecord>(RecordKind<TRecord> kind) : IKind
        where TRecord : class, IRecord
    {
        public string Word => kind.Word;

        public (IRecord Record, string Json) Read(string json)
        {
            var record = kind.Decode(json);
            return (record, kind.Encode(record));
        }

        public string? PartitionOf(string id) => kind.Partitioning.Of(id);

        public IReadOnlyList<Revision> SeenHistory(string id, IReadOnlyList<Revision> revisions, Reader reader) =>
            Registry.SeenHistory.Of(kind, id, revisions, reader);
    }
}
