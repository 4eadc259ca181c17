using System.Text;
using System.Text.Json;
using CoProduction.Functions.Hosting.Front;
using CoProduction.Functions.Registry;
using CoProduction.Functions.Resources;
using CoProduction.Registry;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Exchange.Lines;

/// <summary>Reads one line: <c>{"kind":"factory","record":{…}}</c>.</summary>
public sealed class LineParser(RecordKinds kinds, Limits limits, ILogger<LineParser> logger)
{
    /// <summary>The word of a line that begins an export and says of when it is; it states no record.</summary>
    internal const string Snapshot = "snapshot";

    /// <summary>The property that holds the record; faults in it are pointed at through it.</summary>
    private const string RecordProperty = "record";

    private const string KindProperty = "kind";

    // In bytes; what stands around the record.
    private const int Envelope = 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>How long a line may be, in bytes.</summary>
    internal int Longest => limits.LargestRecordBytes + Envelope;

    /// <param name="line">The line.</param>
    /// <param name="partner">Whose record it is where it does not say.</param>
    internal ParsedLine Parse(Line line, CountryCode partner)
    {
        if (line.Content is not { } content)
        {
            return Wrong(line, new Fault("", $"The line is longer than {Longest} bytes.", Fault.TooLarge));
        }

        try
        {
            Strict.GetCharCount(content);
            using var json = JsonDocument.Parse(content, new JsonDocumentOptions { MaxDepth = 33 });
            return Parse(line, json.RootElement, partner);
        }
        catch (DecoderFallbackException fault)
        {
            return Wrong(line, new Fault("", $"The line is not UTF-8: byte {fault.Index + 1} begins no character.", Fault.InvalidJson));
        }
        catch (JsonException fault)
        {
            // The parser's own message ends with the place, counted from 0 and by bytes.
            var what = fault.Message.Split(" LineNumber:", 2)[0];
            return Wrong(line, new Fault("", $"The line is not JSON: at column {fault.BytePositionInLine + 1}, {what}", Fault.InvalidJson));
        }
    }

    private ParsedLine Parse(Line line, JsonElement json, CountryCode partner)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            return Wrong(line, new Fault("", "Must be an object.", Fault.WrongType));
        }

        var faults = new List<Fault>();
        var word = Word(json, faults);
        if (word == Snapshot)
        {
            return new ParsedLine(line, null, null, []);
        }

        var kind = word is null ? null : kinds.Find(word);
        if (word is not null && kind is null)
        {
            faults.Add(new Fault($"/{KindProperty}", $"Must be one of {string.Join(", ", kinds.All.Select(known => known.Name))}.", Fault.InvalidValue));
        }

        foreach (var property in json.EnumerateObject().Where(property => !property.NameEquals(KindProperty) && !property.NameEquals(RecordProperty)))
        {
            faults.Add(new Fault(JsonPointer.Member("", NameOf(property)), $"There is no property of this name. Use: {KindProperty}, {RecordProperty}.", Fault.UnknownProperty));
        }

        faults.AddRange(json.EnumerateObject().Where(property => property.NameEquals(KindProperty) || property.NameEquals(RecordProperty))
            .GroupBy(property => property.Name, StringComparer.Ordinal)
            .Where(same => same.Count() > 1)
            .Select(same => new Fault($"/{same.Key}", "Must be given only once.", Fault.RepeatedProperty)));
        IRecord? record = null;
        if (!json.TryGetProperty(RecordProperty, out var stated) || stated.ValueKind == JsonValueKind.Null)
        {
            faults.Add(new Fault($"/{RecordProperty}", "Must be given.", Fault.Required));
        }
        else if (kind is not null)
        {
            (record, var wrong) = kind.Receive(stated, partner, logger);
            faults.AddRange(Within(wrong));
        }

        return faults.Count > 0 ? new ParsedLine(line, kind, null, faults) : new ParsedLine(line, kind, record, []);
    }

    /// <summary>Faults of a record, at their places in its line.</summary>
    internal static IEnumerable<Fault> Within(IEnumerable<Fault> faults) =>
        faults.Select(fault => fault with { Pointer = $"/{RecordProperty}{fault.Pointer}" });

    private static string? Word(JsonElement json, List<Fault> faults)
    {
        if (!json.TryGetProperty(KindProperty, out var kind) || kind.ValueKind == JsonValueKind.Null)
        {
            faults.Add(new Fault($"/{KindProperty}", "Must be given.", Fault.Required));
            return null;
        }

        if (kind.ValueKind != JsonValueKind.String)
        {
            faults.Add(new Fault($"/{KindProperty}", "Must be text.", Fault.WrongType));
            return null;
        }

        try
        {
            return kind.GetString();
        }
        catch (InvalidOperationException)
        {
            return "";
        }
    }

    // JSON may escape half a surrogate pair; .NET finds that out only when it makes text of it.
    private static string NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return "\uFFFD";
        }
    }

    private static ParsedLine Wrong(Line line, Fault fault) => new(line, null, null, [fault]);
}
