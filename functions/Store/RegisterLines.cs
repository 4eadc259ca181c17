using System.Text;
using System.Text.Json;
using CoProduction.Registry;

namespace CoProduction.Functions.Store;

/// <summary>Writes and reads a whole register as JSON lines, such as <c>{"kind":"factory","record":{…}}</c>.</summary>
internal static class RegisterLines
{
    // In bytes.
    private const int Piece = 65_536;

    public static async Task Write(StoredKinds kinds, Register register, Stream content, CancellationToken cancellation)
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

    /// <summary>A writer for lines, which passes its output on in pieces of 64 KiB.</summary>
    public static StreamWriter Writer(Stream content) =>
        new(content, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Piece, leaveOpen: true);

    /// <summary>Writes a record as one line.</summary>
    public static Task Write(StreamWriter lines, StoredKind kind, IRecord record, CancellationToken cancellation) =>
        Write(lines, kind.Name, kind.Write(record), cancellation);

    /// <summary>Writes one line.</summary>
    /// <param name="lines">The writer.</param>
    /// <param name="kind">The name of the record's kind.</param>
    /// <param name="json">The record's JSON.</param>
    /// <param name="cancellation">Cancels the writing.</param>
    public static Task Write(StreamWriter lines, string kind, string json, CancellationToken cancellation) =>
        lines.WriteAsync($"{{\"kind\":\"{kind}\",\"record\":{json}}}\n".AsMemory(), cancellation);

    public static async Task<Register> Read(StoredKinds kinds, Stream content, CancellationToken cancellation)
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
