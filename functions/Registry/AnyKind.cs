using CoProduction.Registry;
using CoProduction.Registry.Releases;

namespace CoProduction.Functions.Registry;

/// <summary>What can be said of a record of whatever kind, by its kind's word.</summary>
internal static class AnyKind
{
    private static readonly Dictionary<string, Func<string, (IRecord Record, string Json)>> Readers = new(StringComparer.Ordinal)
    {
        [RecordKinds.Partners.Word] = Reader(RecordKinds.Partners),
        [RecordKinds.Items.Word] = Reader(RecordKinds.Items),
        [RecordKinds.Factories.Word] = Reader(RecordKinds.Factories),
        [RecordKinds.MaintenanceSites.Word] = Reader(RecordKinds.MaintenanceSites),
        [RecordKinds.MineralChains.Word] = Reader(RecordKinds.MineralChains),
        [RecordKinds.Agreements.Word] = Reader(RecordKinds.Agreements),
        [RecordKinds.Stocks.Word] = Reader(RecordKinds.Stocks),
        [RecordKinds.Baselines.Word] = Reader(RecordKinds.Baselines),
        [RecordKinds.Goals.Word] = Reader(RecordKinds.Goals),
    };

    public static Disclosure DisclosureOf(string kind, string json) => Disclosure.Of(Readers[kind](json).Record);

    /// <summary>The JSON as the register writes it.</summary>
    public static string Encoded(string kind, string json) => Readers[kind](json).Json;

    private static Func<string, (IRecord, string)> Reader<TRecord>(RecordKind<TRecord> kind)
        where TRecord : class, IRecord =>
        json =>
        {
            var record = kind.Decode(json);
            return (record, kind.Encode(record));
        };
}
