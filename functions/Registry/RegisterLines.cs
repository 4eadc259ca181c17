using System.Text;
using System.Text.Json;
using CoProduction.Registry;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Registry;

/// <summary>A whole register as JSON lines, <c>{"kind":"factory","record":{…}}</c>.</summary>
internal static class RegisterLines
{
    // In bytes.
    private const int Piece = 65_536;

    /// <summary>Each record's kind, and its JSON as the register keeps it.</summary>
    /// <param name="register">The register.</param>
    /// <param name="partners">Its partners, in the order in which they shall come; a partner may come twice.</param>
    /// <param name="items">Its items, in the order in which they shall come.</param>
    public static IEnumerable<(string Kind, string Json)> Of(Register register, IEnumerable<Partner> partners, IEnumerable<Item> items) =>
    [
        .. Lines(RecordKinds.Partners, partners),
        .. Lines(RecordKinds.MineralChains, register.MineralChains),
        .. Lines(RecordKinds.Items, items),
        .. Lines(RecordKinds.Factories, register.Factories),
        .. Lines(RecordKinds.MaintenanceSites, register.MaintenanceSites),
        .. Lines(RecordKinds.Agreements, register.Agreements),
        .. Lines(RecordKinds.Stocks, register.Stocks),
        .. Lines(RecordKinds.Baselines, register.Baselines),
        .. Lines(RecordKinds.Goals, register.Goals),
        .. Lines(RecordKinds.Scenarios, register.Scenarios),
    ];

    public static async Task Write(Register register, Stream content, CancellationToken cancellation)
    {
        await using var lines = Writer(content);
        foreach (var (kind, json) in Of(register, register.Partners, register.Items))
        {
            await Write(lines, kind, json, cancellation);
        }
    }

    /// <summary>Writes lines; what is written is passed on in pieces.</summary>
    public static StreamWriter Writer(Stream content) => new(content, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Piece, leaveOpen: true);

    /// <summary>Writes one line.</summary>
    /// <param name="lines">Takes it.</param>
    /// <param name="kind">What the record is.</param>
    /// <param name="json">The record.</param>
    /// <param name="cancellation">Ends it.</param>
    public static Task Write(StreamWriter lines, string kind, string json, CancellationToken cancellation) =>
        lines.WriteAsync($"{{\"kind\":\"{kind}\",\"record\":{json}}}\n".AsMemory(), cancellation);

    public static async Task<Register> Read(Stream content, CancellationToken cancellation)
    {
        var shelves = new RegisterShelves();
        using var text = new StreamReader(content, leaveOpen: true);
        while (await text.ReadLineAsync(cancellation) is { } line)
        {
            using var json = JsonDocument.Parse(line);
            shelves.Put(json.RootElement.GetProperty("kind").GetString()!, json.RootElement.GetProperty("record").GetRawText());
        }

        return shelves.Register();
    }

    private static IEnumerable<(string, string)> Lines<TRecord>(RecordKind<TRecord> kind, IEnumerable<TRecord> records)
        where TRecord : class, IRecord =>
        records.Select(record => (kind.Word, kind.Encode(record)));
}
