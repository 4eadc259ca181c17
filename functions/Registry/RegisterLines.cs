using System.Text.Json;
using CoProduction.Registry;

namespace CoProduction.Functions.Registry;

/// <summary>A whole register as JSON lines, <c>{"kind":"factory","record":{…}}</c>, in an order in which each record finds what it refers to.</summary>
internal static class RegisterLines
{
    public static IEnumerable<(string Kind, string Json)> Of(Register register) =>
    [
        .. Lines(RecordKinds.Partners, register.Partners),
        .. Lines(RecordKinds.MineralChains, register.MineralChains),
        .. Lines(RecordKinds.Items, register.Items),
        .. Lines(RecordKinds.Factories, register.Factories),
        .. Lines(RecordKinds.MaintenanceSites, register.MaintenanceSites),
        .. Lines(RecordKinds.Agreements, register.Agreements),
        .. Lines(RecordKinds.Stocks, register.Stocks),
        .. Lines(RecordKinds.Baselines, register.Baselines),
        .. Lines(RecordKinds.Goals, register.Goals),
    ];

    public static async Task Write(Register register, Stream content, CancellationToken cancellation)
    {
        await using var text = new StreamWriter(content, leaveOpen: true);
        foreach (var (kind, json) in Of(register))
        {
            cancellation.ThrowIfCancellationRequested();
            await text.WriteAsync($$"""{"kind":"{{kind}}","record":{{json}}}""" + "\n");
        }
    }

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

    private static IEnumerable<(string, string)> Lines<TRecord>(RecordKind<TRecord> kind, IReadOnlyList<TRecord> records)
        where TRecord : class, IRecord =>
        records.Select(record => (kind.Word, kind.Encode(record)));
}
