using System.Text.Json;
using System.Text.Json.Serialization;

namespace CoProduction.Functions.Http.Validation;

/// <summary>Reads whole numbers however they are written, as JSON Schema means integers: some languages write 60 as 60.0, or 1000000 as 1e6.</summary>
internal sealed class WholeNumber : JsonConverter<int>
{
    /// <summary>Whether a number is whole and fits.</summary>
    public static bool Is(JsonElement number) =>
        number.TryGetInt32(out _) || (number.TryGetDecimal(out var exact) && decimal.IsInteger(exact) && exact is >= int.MinValue and <= int.MaxValue);

    public override int Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TryGetInt32(out var whole) ? whole : decimal.ToInt32(reader.GetDecimal());

    public override void Write(Utf8JsonWriter writer, int value, JsonSerializerOptions options) => writer.WriteNumberValue(value);
}
