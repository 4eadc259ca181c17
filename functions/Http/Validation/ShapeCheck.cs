using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CoProduction.Functions.Store;
using CoProduction.Functions.Store.Json;
using CoProduction.Registry;

namespace CoProduction.Functions.Http.Validation;

/// <summary>
/// Compares JSON with the type to read and reports every mismatch; the serializer would stop at the first. JSON without a mismatch is
/// deserialized directly. Otherwise the matching parts are copied and deserialized, so that their rules are checked too.
/// </summary>
internal sealed class ShapeCheck
{
    /// <summary>The largest number of elements in a list.</summary>
    public const int MostElements = 5000;

    /// <summary>The format of records, except that text is composed when it is read, and whole numbers may be written as 60.0. What is stored is read as it stands.</summary>
    private static readonly JsonSerializerOptions Received = new(RecordJson.Options) { Converters = { new ComposedText(), new WholeNumber() } };

    private readonly List<BodyFault> faults = [];
    private readonly Utf8JsonWriter? sound;

    /// <param name="sound">Receives the matching parts; null to collect only the faults.</param>
    private ShapeCheck(Utf8JsonWriter? sound) => this.sound = sound;

    /// <summary>Returns the matching parts and the mismatches. A JSON null counts as absent.</summary>
    public static (TBody Body, IReadOnlyList<BodyFault> Faults) Read<TBody>(JsonElement json)
    {
        var type = TypeOf(typeof(TBody));
        var check = new ShapeCheck(sound: null);
        check.Element(json, type, "");
        if (check.faults.Count == 0)
        {
            return ((TBody)json.Deserialize(type)!, []);
        }

        var written = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(written))
        {
            new ShapeCheck(writer).Element(json, type, "");
        }

        return (JsonSerializer.Deserialize<TBody>(written.WrittenSpan, Received)!, check.faults);
    }

    private static JsonTypeInfo TypeOf(Type type) => Received.GetTypeInfo(Nullable.GetUnderlyingType(type) ?? type);

    private void Member(string name, JsonElement value, JsonTypeInfo type, string pointer)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            return;
        }

        if (Mismatch(value, type) is { } mismatch)
        {
            faults.Add(new BodyFault(pointer, mismatch, BodyFault.WrongType));
            return;
        }

        sound?.WritePropertyName(name);
        Write(value, type, pointer);
    }

    private void Element(JsonElement value, JsonTypeInfo type, string pointer)
    {
        if (Mismatch(value, type) is not { } mismatch)
        {
            Write(value, type, pointer);
            return;
        }

        // A placeholder keeps the indexes of the elements that follow.
        faults.Add(new BodyFault(pointer, mismatch, BodyFault.WrongType));
        sound?.WriteRawValue(type.Kind == JsonTypeInfoKind.Object ? "{}"u8 : "\"\""u8);
    }

    private void Write(JsonElement value, JsonTypeInfo type, string pointer)
    {
        switch (type.Kind)
        {
            case JsonTypeInfoKind.Object:
                WriteObject(value, type, pointer);
                break;
            case JsonTypeInfoKind.Enumerable:
                WriteList(value, TypeOf(type.ElementType!), pointer);
                break;
            default:
                Write(value);
                break;
        }
    }

    private void Write(JsonElement value)
    {
        if (sound is not null)
        {
            value.WriteTo(sound);
        }
    }

    private void WriteObject(JsonElement value, JsonTypeInfo type, string pointer)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        sound?.WriteStartObject();
        foreach (var property in value.EnumerateObject())
        {
            var name = MemberName.Of(property);
            var at = BodyPointer.Member(pointer, name);
            if (!seen.Add(name))
            {
                faults.Add(new BodyFault(at, "Must be given only once.", BodyFault.RepeatedProperty));
            }
            else if (type.Properties.FirstOrDefault(known => known.Name == name) is { } known)
            {
                Member(name, property.Value, TypeOf(known.PropertyType), at);
            }
            else
            {
                faults.Add(new BodyFault(at, Unknown(name, type), BodyFault.UnknownProperty));
            }
        }

        sound?.WriteEndObject();
    }

    private void WriteList(JsonElement value, JsonTypeInfo elements, string pointer)
    {
        var index = 0;
        sound?.WriteStartArray();
        foreach (var element in value.EnumerateArray())
        {
            Element(element, elements, JsonPointer.Element(pointer, index++));
        }

        sound?.WriteEndArray();
    }

    private static string Unknown(string name, JsonTypeInfo type)
    {
        var names = type.Properties.Select(property => property.Name).ToArray();
        return Spelling.Nearest(name, names) is { } nearest
            ? $"There is no property of this name. Did you mean {nearest}?"
            : $"There is no property of this name. Use: {string.Join(", ", names)}.";
    }

    private static string? Mismatch(JsonElement value, JsonTypeInfo type) => type.Kind switch
    {
        JsonTypeInfoKind.Object => value.ValueKind == JsonValueKind.Object ? null : "Must be an object.",
        JsonTypeInfoKind.Enumerable when value.ValueKind != JsonValueKind.Array => "Must be a list.",
        JsonTypeInfoKind.Enumerable => value.GetArrayLength() <= MostElements ? null : $"Must have at most {MostElements} elements.",
        _ => type.Type switch
        {
            var text when text == typeof(string) => value.ValueKind != JsonValueKind.String ? "Must be text." : UnpairedSurrogate(value),
            var flag when flag == typeof(bool) => value.ValueKind is JsonValueKind.True or JsonValueKind.False ? null : "Must be true or false.",
            var whole when whole == typeof(int) => IsNumber(value) && WholeNumber.Is(value) ? null : "Must be a whole number.",
            var exact when exact == typeof(decimal) => IsNumber(value) && value.TryGetDecimal(out _) ? null : "Must be a number.",
            var real when real == typeof(double) => IsNumber(value) && value.TryGetDouble(out var number) && double.IsFinite(number) ? null : "Must be a number.",
            var other => throw new NotSupportedException($"Bodies have no members of the type {other}."),
        },
    };

    private static bool IsNumber(JsonElement value) => value.ValueKind == JsonValueKind.Number;

    // JSON may escape half a surrogate pair. .NET only detects it when it converts the value to text.
    private static string? UnpairedSurrogate(JsonElement value)
    {
        try
        {
            _ = value.GetString();
            return null;
        }
        catch (InvalidOperationException)
        {
            return "Must not contain half a surrogate pair.";
        }
    }
}
