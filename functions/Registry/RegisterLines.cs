using System.Text;
using System.Text.Json;
using CoProduction.Registry;

namespace CoProduction.Functions.Registry;

/// <summary>A whole register as JSON lines, <c>{"kind":"factory","record":{…}}</c>.</summary>
internal static class RegisterLines
{
    // In bytes.
    private const int Piece = 65_536;

    public static async Task Write(RecordKinds kinds, Register register, Stream content, CancellationToken cancellation)
    {
        await using var lines = Writer(content);
        foreach (var (kind, records) in kinds.Of(register))
        {
            foreach (var record in records)
            {
                await Write(lines, kind, record, cancellation);
            }
        }
    }

    /// <summary>Writes lines; what is written is passed on in pieces.</summary>
    public static StreamWriter Writer(Stream content) => new(content, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Piece, leaveOpen: true);

    /// <summary>Writes a record as one line.</summary>
    public static Task Write(StreamWriter lines, RecordKind kind, IRecord record, CancellationToken cancellation) =>
        Write(lines, kind.Name, kind.Write(record), cancellation);

    /// <summary>Writes one line.</summary>
    /// <param name="lines">Takes it.</param>
    /// <param name="kind">The word of what stands in the line.</param>
    /// <param name="json">What stands in it.</param>
    /// <param name="cancellation">Ends it.</param>
    public static Task Write(StreamWriter lines, string kind, string json, CancellationToken cancellation) =>
        lines.WriteAsync($"{{\"kind\":\"{kind}\",\"record\":{json}}}\n".AsMemory(), cancellation);

    public static async Task<Register> Read(RecordKinds kinds, Stream content, CancellationToken cancellation)
    {
        var records = new List<IRecord>();
        using var text = new StreamReader(content, leaveOpen: true);
        while (await text.ReadLineAsync(cancellation) is { } line)
        {
            using var json = JsonDocument.Parse(line);
            var kind = kinds.Of(json.RootElement.GetProperty("kind").GetString()!);
            records.Add(kind.Read(json.RootElement.GetProperty("record").GetRawText()));
        }

        return Register.Of(records);
    }
}
