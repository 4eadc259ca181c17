using System.Text.Json;
using System.Text.Json.Serialization;
using CoProduction.Registry.Texts;

namespace CoProduction.Functions.Http.Validation;

/// <summary>Composes every text of a received body, so that one word has one form however it was typed.</summary>
internal sealed class ComposedText : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() is { } text ? Composition.Of(text) : null;

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
