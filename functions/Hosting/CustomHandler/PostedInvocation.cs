using System.Text.Json;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.Hosting.CustomHandler;

/// <summary>What the Functions host posts to have a timer or queue function run: <c>{"Data":{"&lt;binding&gt;":…},"Metadata":{…}}</c>.</summary>
internal sealed class PostedInvocation : IDisposable
{
    private static readonly JsonSerializerOptions AsTheHostWrites = new(JsonSerializerDefaults.Web);

    private readonly JsonDocument document;

    private PostedInvocation(JsonDocument document) => this.document = document;

    /// <exception cref="BadHttpRequestException">The body is not JSON.</exception>
    public static async Task<PostedInvocation> ReadAsync(Stream body, CancellationToken cancellation)
    {
        try
        {
            return new PostedInvocation(await JsonDocument.ParseAsync(body, cancellationToken: cancellation));
        }
        catch (JsonException fault)
        {
            throw new BadHttpRequestException("An invocation is a JSON object.", fault);
        }
    }

    /// <exception cref="BadHttpRequestException">The invocation holds no timer of this name.</exception>
    public TimerInfo Timer(string binding)
    {
        try
        {
            return Data(binding).Deserialize<TimerInfo>(AsTheHostWrites) ?? throw Missing(binding);
        }
        catch (JsonException fault)
        {
            throw new BadHttpRequestException($"The invocation's {binding} is not a timer.", fault);
        }
    }

    /// <summary>The message's text. The host sends a text as a JSON string of its own inside the string.</summary>
    /// <exception cref="BadHttpRequestException">The invocation holds no message of this name.</exception>
    public string Message(string binding)
    {
        var data = Data(binding);
        return data.ValueKind == JsonValueKind.String ? Unquoted(data.GetString()!) : data.GetRawText();
    }

    public void Dispose() => document.Dispose();

    private static string Unquoted(string text)
    {
        try
        {
            return text.StartsWith('"') ? JsonSerializer.Deserialize<string>(text)! : text;
        }
        catch (JsonException)
        {
            return text;
        }
    }

    private JsonElement Data(string binding)
        => document.RootElement.ValueKind == JsonValueKind.Object
            && document.RootElement.TryGetProperty("Data", out var data)
            && data.ValueKind == JsonValueKind.Object
            && data.TryGetProperty(binding, out var value)
                ? value
                : throw Missing(binding);

    private static BadHttpRequestException Missing(string binding) => new($"The invocation holds no {binding}.");

}
