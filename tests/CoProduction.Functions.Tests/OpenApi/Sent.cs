using System.Net.Http.Headers;
using System.Text;

namespace CoProduction.Functions.Tests.OpenApi;

/// <summary>A request that can be sent byte for byte and shown.</summary>
/// <param name="Method">The method.</param>
/// <param name="Address">Path and query, as sent.</param>
/// <param name="Headers">All headers except the content type.</param>
/// <param name="ContentType">The content type; null for none.</param>
/// <param name="Body">The body; null for none.</param>
internal sealed record Sent(HttpMethod Method, string Address, IReadOnlyList<(string Name, string Value)> Headers, string? ContentType, byte[]? Body)
{
    public async Task<Received> To(HttpClient client)
    {
        // Unchanged, because a normalized address could not be odd.
        var address = new Uri($"{client.BaseAddress!.GetLeftPart(UriPartial.Authority)}{Address}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        using var request = new HttpRequestMessage(Method, address);
        if (Body is not null)
        {
            request.Content = new ByteArrayContent(Body);
            if (ContentType is not null)
            {
                request.Content.Headers.TryAddWithoutValidation("Content-Type", ContentType);
            }
        }

        foreach (var (name, value) in Headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        if (Headers.Any(header => header.Name == "Authorization"))
        {
            request.Headers.Authorization = AuthenticationHeaderValue.TryParse(Headers.Last(header => header.Name == "Authorization").Value, out var given) ? given : null;
        }

        using var response = await client.SendAsync(request);
        return await Received.Of(response);
    }

    public override string ToString()
    {
        var text = new StringBuilder($"{Method} {Address}\n");
        foreach (var (name, value) in Headers)
        {
            text.Append(null, $"{name}: {value}\n");
        }

        if (Body is not null)
        {
            text.Append(null, $"Content-Type: {ContentType}\n\n{Encoding.UTF8.GetString(Body)}\nas Base64: {Convert.ToBase64String(Body)}");
        }

        return text.Length > 6000 ? $"{text.ToString(0, 6000)}…" : text.ToString();
    }
}
