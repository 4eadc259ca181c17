using System.Text;
using System.Text.RegularExpressions;
using CoProduction.Functions.Access;

namespace CoProduction.Functions.Tests.Access;

/// <summary>A response to a caller: every byte that does not depend on the time.</summary>
internal static partial class Asked
{
    /// <summary>Sends a request and records the response.</summary>
    public static async Task<string> Of(
        HttpClient client, HttpMethod method, string address, HttpContent? content = null, string? ifMatch = null, bool withVersion = true)
    {
        using var request = new HttpRequestMessage(method, address) { Content = content };
        request.Headers.TryAddWithoutValidation("X-Correlation-Id", "release");
        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        using var answer = await client.SendAsync(request);
        var told = new StringBuilder($"{(int)answer.StatusCode}\n");
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key is not ("Date" or RequestRate.Header) && (withVersion || header.Key != "ETag")))
        {
            told.Append(name).Append(": ").AppendJoin(", ", values).Append('\n');
        }

        // One character for each byte, so that zips are compared as exactly as texts.
        var body = Encoding.Latin1.GetString(await answer.Content.ReadAsByteArrayAsync());
        return told.Append('\n').Append(address.EndsWith("/health/ready", StringComparison.Ordinal) ? Milliseconds().Replace(body, "") : body).ToString();
    }

    /// <summary>The address of the next page in a response; null on the last page.</summary>
    public static string? Next(string answer) => NextLink().Match(answer) is { Success: true } match ? Regex.Unescape(match.Groups[1].Value) : null;

    [GeneratedRegex("\"milliseconds\":[0-9]+")]
    private static partial Regex Milliseconds();

    [GeneratedRegex("\"nextLink\":\"([^\"]+)\"")]
    private static partial Regex NextLink();
}
