using System.Text;
using System.Text.Json;
using CoProduction.Functions.Http;
using CoProduction.Functions.Records;
using CoProduction.Registry;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Import.JsonLines;

/// <summary>Parses one line: <c>{"kind":"factory","record":{…}}</c>.</summary>
public sealed class JsonLineParser(RecordKinds kinds, Limits limits, ILogger<JsonLineParser> logger)
{
    /// <summary>The kind of the line that begins an export and states no record.</summary>
    internal const string Snapshot = "snapshot";

    /// <summary>The pointer to the record, with which pointers to faults in it begin.</summary>
    internal const string RecordPointer = $"/{RecordProperty}";

    private const string RecordProperty = "record";

    private const string KindProperty = "kind";
    private const string PositionProperty = "position";

    // One level more than a record, which stands in an object here.
    private const int Deepest = 33;

    // In bytes, for what stands around the record.
    private const int Envelope = 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The longest line, in bytes.</summary>
    internal int Longest => limits.LargestRecordBytes + Envelope;

    /// <param name="line">The line.</param>
    /// <param name="partner">The partner that owns the record where the record names none.</param>
    internal ParsedLine Parse(UploadLine line, CountryCode partner)
    {
        if (line.Content is not { } content)
        {
            return Wrong(line, new BodyFault("", $"The line is longer than {Longest} bytes.", BodyFault.TooLarge));
        }

        try
        {
            Strict.GetCharCount(content);
            using var json = JsonDocument.Parse(content, new JsonDocumentOptions { MaxDepth = Deepest });
            return Parse(line, json.RootElement, partner);
        }
        catch (DecoderFallbackException fault)
        {
            return Wrong(line, new BodyFault("", $"The line is not UTF-8: byte {fault.Index + 1} begins no character.", BodyFault.InvalidJson));
        }
        catch (JsonException fault)
        {
            return Wrong(line, new BodyFault("", $"The line is not JSON, at column {fault.BytePositionInLine + 1}: {JsonFault.Of(content, fault, Deepest)}", BodyFault.InvalidJson));
        }
    }

    private ParsedLine Parse(UploadLine line, JsonElement json, CountryCode partner)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            return Wrong(line, new BodyFault("", "Must be an object.", BodyFault.WrongType));
        }

        var faults = new List<BodyFault>();
        var word = Word(json, faults);
        if (word == Snapshot)
        {
            return Exported(line, json);
        }

        var kind = word is null ? null : (RecordKind?)kinds.FindFact(word);
        if (word is not null && kind is null)
        {
            faults.Add(new BodyFault($"/{KindProperty}", $"Must be one of {string.Join(", ", kinds.All.Select(known => known.Name))}.", BodyFault.InvalidValue));
        }

        foreach (var property in json.EnumerateObject().Where(property => !property.NameEquals(KindProperty) && !property.NameEquals(RecordProperty)))
        {
            faults.Add(new BodyFault(BodyPointer.Member("", NameOf(property)), $"There is no property of this name. Use: {KindProperty}, {RecordProperty}.", BodyFault.UnknownProperty));
        }

        faults.AddRange(json.EnumerateObject().Where(property => property.NameEquals(KindProperty) || property.NameEquals(RecordProperty))
            .GroupBy(property => property.Name, StringComparer.Ordinal)
            .Where(same => same.Count() > 1)
            .Select(same => new BodyFault($"/{same.Key}", "Must be given only once.", BodyFault.RepeatedProperty)));
        var (body, record) = ((object?)null, (IRecord?)null);
        if (!json.TryGetProperty(RecordProperty, out var stated) || stated.ValueKind == JsonValueKind.Null)
        {
            faults.Add(new BodyFault(RecordPointer, "Must be given.", BodyFault.Required));
        }
        else if (kind is not null)
        {
            (body, record, var wrong) = kind.Receive(stated, partner, logger);
            faults.AddRange(Within(wrong));
        }

        return new ParsedLine(line, kind, faults.Count > 0 ? null : record, faults) { Body = body };
    }

    /// <summary>The line that begins an export.</summary>
    private static ParsedLine Exported(UploadLine line, JsonElement json)
    {
        if (!json.TryGetProperty(RecordProperty, out var snapshot) || snapshot.ValueKind != JsonValueKind.Object || !snapshot.TryGetProperty(PositionProperty, out var position))
        {
            return new ParsedLine(line, null, null, []);
        }

        return position.ValueKind == JsonValueKind.String && position.GetString() is { } text && ExportPosition.Parse(text) is not null
            ? new ParsedLine(line, null, null, []) { Position = text }
            : Wrong(line, new BodyFault($"{RecordPointer}/{PositionProperty}", $"{ExportPosition.Rule} Send the lines without this one, or export them again.", BodyFault.InvalidValue));
    }

    /// <summary>The faults of a record, at their places in the line.</summary>
    internal static IEnumerable<BodyFault> Within(IEnumerable<BodyFault> faults) =>
        faults.Select(fault => fault with { Pointer = $"{RecordPointer}{fault.Pointer}" });

    private static string? Word(JsonElement json, List<BodyFault> faults)
    {
        if (!json.TryGetProperty(KindProperty, out var kind) || kind.ValueKind == JsonValueKind.Null)
        {
            faults.Add(new BodyFault($"/{KindProperty}", "Must be given.", BodyFault.Required));
            return null;
        }

        if (kind.ValueKind != JsonValueKind.String)
        {
            faults.Add(new BodyFault($"/{KindProperty}", "Must be text.", BodyFault.WrongType));
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

    // JSON may escape half a surrogate pair; .NET throws only when it decodes the text.
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

    private static ParsedLine Wrong(UploadLine line, BodyFault fault) => new(line, null, null, [fault]);
}
