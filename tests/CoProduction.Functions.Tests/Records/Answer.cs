using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace CoProduction.Functions.Tests.Records;

/// <summary>A response of the program, read to its end.</summary>
public sealed record Answer(HttpStatusCode Status, string Text, HttpResponseHeaders Headers, string? ContentType)
{
    public JsonNode Json => JsonNode.Parse(Text)!;

    public string ETag => Headers.ETag!.Tag;

    public string? Code => Json["code"]?.GetValue<string>();

    /// <summary>The JSON pointers of a problem's faults.</summary>
    public IReadOnlyList<string> Pointers => [.. Json["errors"]!.AsArray().Select(error => error!["pointer"]!.GetValue<string>())];

    /// <summary>The query parameters that a problem names.</summary>
    public IReadOnlyList<string> Parameters => [.. Json["errors"]!.AsArray().Select(error => error!["parameter"]!.GetValue<string>())];

    /// <summary>The ids of a list.</summary>
    public IReadOnlyList<string> Ids(string property) => [.. Json["items"]!.AsArray().Select(item => item![property]!.GetValue<string>())];

    public override string ToString() => $"{(int)Status} {Text}";
}

internal static class Asking
{
    public static Task<Answer> Get(this HttpClient client, string address, string? ifNoneMatch = null) =>
        client.Ask(HttpMethod.Get, address, null, ("If-None-Match", ifNoneMatch));

    public static Task<Answer> Post(this HttpClient client, string address, JsonNode body) =>
        client.Ask(HttpMethod.Post, address, Json(body.ToJsonString()));

    public static Task<Answer> PostText(this HttpClient client, string address, string body) =>
        client.Ask(HttpMethod.Post, address, Json(body));

    public static Task<Answer> Put(this HttpClient client, string address, JsonNode body, string? ifMatch) =>
        client.Ask(HttpMethod.Put, address, Json(body.ToJsonString()), ("If-Match", ifMatch));

    public static Task<Answer> Delete(this HttpClient client, string address, string? ifMatch) =>
        client.Ask(HttpMethod.Delete, address, null, ("If-Match", ifMatch));

    public static async Task<Answer> Ask(
        this HttpClient client, HttpMethod method, string address, HttpContent? content, params (string Name, string? Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, address) { Content = content };
        foreach (var (name, value) in headers)
        {
            if (value is not null)
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        using var response = await client.SendAsync(request);
        return new Answer(
            response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers, response.Content.Headers.ContentType?.MediaType);
    }

    public static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    /// <summary>A JSON merge patch, for PATCH.</summary>
    public static StringContent MergePatch(string text) => new(text, Encoding.UTF8, "application/merge-patch+json");
}
