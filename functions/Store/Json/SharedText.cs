using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using CommunityToolkit.HighPerformance.Buffers;

namespace CoProduction.Functions.Store.Json;

/// <summary>Reads short texts of stored records, most of which say the same as others, such as the codes of items: each stands in memory once.</summary>
internal sealed class SharedText : JsonConverter<string>
{
    // Names of publishers are hardly longer, addresses of sources seldom the same.
    private const int LongestShared = 64;
    private const int MostTexts = 1 << 15;

    private readonly StringPool texts = new(MostTexts);

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType != JsonTokenType.String || reader.HasValueSequence || reader.ValueIsEscaped || reader.ValueSpan.Length > LongestShared
            ? reader.GetString()
            : texts.GetOrAdd(reader.ValueSpan, Encoding.UTF8);

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
