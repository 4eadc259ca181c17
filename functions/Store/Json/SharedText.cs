using System.Text.Json;
using System.Text.Json.Serialization;

namespace CoProduction.Functions.Store.Json;

/// <summary>
/// Reads short texts of stored records, most of which say the same as others, such as the codes of items: each stands in memory once, or a few times. What
/// was read last is kept, one text for each hash.
/// </summary>
internal sealed class SharedText : JsonConverter<string>
{
    // Names of publishers are hardly longer, addresses of sources seldom the same.
    private const int LongestShared = 64;
    private const int Places = 1 << 17;

    private readonly string?[] texts = new string?[Places];

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String || reader.HasValueSequence || reader.ValueSpan.Length > LongestShared)
        {
            return reader.GetString();
        }

        Span<char> copy = stackalloc char[LongestShared];
        ReadOnlySpan<char> text = copy[..reader.CopyString(copy)];
        ref var place = ref texts[string.GetHashCode(text) & (Places - 1)];
        if (Volatile.Read(ref place) is { } last && text.SequenceEqual(last))
        {
            return last;
        }

        var made = text.ToString();
        Volatile.Write(ref place, made);
        return made;
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
