using System.Text;
using System.Text.Json;
using CoProduction.Functions.Http;
using CoProduction.Functions.Records;
using CoProduction.Functions.Store.Json;
using CoProduction.Registry;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Import.JsonLines;

/// <summary>
/// Parses one line: <c>{"kind":"factory","record":{…}}</c>, or <c>{"kind":"factory","id":"usa-scranton-aap","delete":true}</c>. Both take an <c>eTag</c>.
/// </summary>
public sealed class JsonLineParser(RecordKinds kinds, Limits limits, ILogger<JsonLineParser> logger)
{
    /// <summary>The kind of the line that begins an export and states no record.</summary>
    internal const string Snapshot = "snapshot";

    /// <summary>The pointer to the record, with which pointers to faults in it begin.</summary>
    internal const string RecordPointer = $"/{RecordProperty}";

    /// <summary>The pointer to the ETag.</summary>
    internal const string ETagPointer = $"/{ETagProperty}";

    /// <summary>The pointer to the id of a record to delete.</summary>
    internal const string IdPointer = $"/{IdProperty}";

    private const string RecordProperty = "record";

    private const string KindProperty = "kind";
    private const string ETagProperty = "eTag";
    private const string IdProperty = "id";
    private const string DeleteProperty = "delete";
    private const string PositionProperty = "position";

    private static readonly string[] Properties = [KindProperty, RecordProperty, ETagProperty, IdProperty, DeleteProperty];

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
        var word = Text(json, KindProperty, isRequired: true, faults);
        if (word == Snapshot)
        {
            return Exported(line, json);
        }

        var kind = word is null ? null : (RecordKind?)kinds.FindFact(word);
        if (word is not null && kind is null)
        {
            faults.Add(new BodyFault($"/{KindProperty}", $"Must be one of {string.Join(", ", kinds.All.Select(known => known.Name))}.", BodyFault.InvalidValue));
        }

        foreach (var property in json.EnumerateObject().Where(property => !Properties.Contains(MemberName.Of(property))))
        {
            faults.Add(new BodyFault(BodyPointer.Member("", MemberName.Of(property)), $"There is no property of this name. Use: {string.Join(", ", Properties)}.", BodyFault.UnknownProperty));
        }

        faults.AddRange(json.EnumerateObject().Where(property => Properties.Contains(MemberName.Of(property)))
            .GroupBy(property => property.Name, StringComparer.Ordinal)
            .Where(same => same.Count() > 1)
            .Select(same => new BodyFault($"/{same.Key}", "Must be given only once.", BodyFault.RepeatedProperty)));
        var etag = Version(json, faults);
        if (Deletes(json, faults))
        {
            var id = IdToDelete(json, kind, faults);
            return new ParsedLine(line, kind, null, faults) { Deletes = faults.Count > 0 ? null : id, ETag = etag };
        }

        var (body, record) = Stated(json, kind, partner, faults);
        return new ParsedLine(line, kind, faults.Count > 0 ? null : record, faults) { Body = body, ETag = etag };
    }

    /// <summary>The record that a line states, with its body. Adds the faults of both.</summary>
    private (object? Body, IRecord? Record) Stated(JsonElement json, RecordKind? kind, CountryCode partner, List<BodyFault> faults)
    {
        if (Member(json, IdProperty) is not null)
        {
            faults.Add(new BodyFault(IdPointer, $"Belongs to a line with {DeleteProperty}. A record has its id itself."));
        }

        if (Member(json, RecordProperty) is not { } stated)
        {
            faults.Add(new BodyFault(RecordPointer, "Must be given.", BodyFault.Required));
            return (null, null);
        }

        if (kind is null)
        {
            return (null, null);
        }

        var (body, record, wrong) = kind.Receive(stated, partner, logger);
        faults.AddRange(Within(wrong));
        return (body, record);
    }

    /// <summary>The id of the record that a line deletes. Adds what is wrong with it, and the fault of a line that states a record too.</summary>
    private static string? IdToDelete(JsonElement json, RecordKind? kind, List<BodyFault> faults)
    {
        if (Member(json, RecordProperty) is not null)
        {
            faults.Add(new BodyFault(RecordPointer, $"Must be absent from a line with {DeleteProperty}. The {IdProperty} names the record to delete."));
        }

        var id = Text(json, IdProperty, isRequired: true, faults);
        if (id is not null && kind?.IsId(id) == false)
        {
            faults.Add(new BodyFault(IdPointer, $"Must be an id of the kind {kind.Name}."));
        }

        return id;
    }

    /// <summary>Whether a line deletes. Only <c>true</c> is right, but any other value than <c>false</c> means it, too.</summary>
    private static bool Deletes(JsonElement json, List<BodyFault> faults)
    {
        var kind = Member(json, DeleteProperty)?.ValueKind;
        if (kind is not (null or JsonValueKind.True))
        {
            faults.Add(new BodyFault($"/{DeleteProperty}", "Must be true, or absent.", kind == JsonValueKind.False ? BodyFault.InvalidValue : BodyFault.WrongType));
        }

        return kind is not (null or JsonValueKind.False);
    }

    /// <summary>The version that a line names.</summary>
    private static string? Version(JsonElement json, List<BodyFault> faults)
    {
        if (Text(json, ETagProperty, isRequired: false, faults) is not { } text)
        {
            return null;
        }

        var version = Preconditions.VersionOf(text);
        if (version is null)
        {
            faults.Add(new BodyFault(ETagPointer, "Must be an ETag with its quotes, as GET and the change feed return it: \"5f2b…\"."));
        }

        return version;
    }

    /// <summary>The line that begins an export.</summary>
    private static ParsedLine Exported(UploadLine line, JsonElement json)
    {
        if (Find(json, RecordProperty) is not { ValueKind: JsonValueKind.Object } snapshot || Find(snapshot, PositionProperty) is not { } position)
        {
            return new ParsedLine(line, null, null, []);
        }

        return position.ValueKind == JsonValueKind.String && position.GetString() is { } text && ExportPosition.Parse(text) is not null
            ? new ParsedLine(line, null, null, []) { Position = text }
            : Wrong(line, new BodyFault($"{RecordPointer}/{PositionProperty}", $"{ExportPosition.Rule} Send the lines without this one, or export them again.", BodyFault.InvalidValue));
    }

    /// <summary>The faults of a record, at their places in the line.</summary>
    internal static IEnumerable<BodyFault> Within(IEnumerable<BodyFault> faults) => faults.Select(Within);

    /// <inheritdoc cref="Within(IEnumerable{BodyFault})"/>
    internal static BodyFault Within(BodyFault fault) => fault with { Pointer = $"{RecordPointer}{fault.Pointer}" };

    /// <summary>A member; null where it is absent or null.</summary>
    private static JsonElement? Member(JsonElement json, string property) => Find(json, property) is { ValueKind: not JsonValueKind.Null } member ? member : null;

    /// <summary>A member; null where it is absent. The search of the serializer throws where another name has half a surrogate pair.</summary>
    private static JsonElement? Find(JsonElement json, string property)
    {
        JsonElement? found = null;
        foreach (var member in json.EnumerateObject().Where(member => MemberName.Of(member) == property))
        {
            found = member.Value;
        }

        return found;
    }

    private static string? Text(JsonElement json, string property, bool isRequired, List<BodyFault> faults)
    {
        if (Member(json, property) is not { } text)
        {
            if (isRequired)
            {
                faults.Add(new BodyFault($"/{property}", "Must be given.", BodyFault.Required));
            }

            return null;
        }

        if (text.ValueKind != JsonValueKind.String)
        {
            faults.Add(new BodyFault($"/{property}", "Must be text.", BodyFault.WrongType));
            return null;
        }

        try
        {
            return text.GetString();
        }
        catch (InvalidOperationException)
        {
            return "";
        }
    }

    private static ParsedLine Wrong(UploadLine line, BodyFault fault) => new(line, null, null, [fault]);
}
