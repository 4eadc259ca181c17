using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CoProduction.Functions.Webhooks.Signing;

/// <summary>Signs deliveries by the convention of Standard Webhooks: HMAC-SHA256 over the id, the time and the body, joined by dots.</summary>
internal static class Signature
{
    /// <summary>The value of <c>webhook-signature</c>: one signature for each key, separated by spaces.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="id">The value of <c>webhook-id</c>.</param>
    /// <param name="at">The time of the attempt, whose seconds since 1970 are the value of <c>webhook-timestamp</c>.</param>
    /// <param name="body">The bytes of the body.</param>
    public static string Of(IEnumerable<SigningKey> keys, string id, DateTimeOffset at, ReadOnlySpan<byte> body)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{TimestampOf(at)}."), .. body];
        return string.Join(' ', keys.Select(key => $"v1,{Convert.ToBase64String(HMACSHA256.HashData(BytesOf(key), signed))}"));
    }

    /// <summary>The value of <c>webhook-timestamp</c>.</summary>
    public static string TimestampOf(DateTimeOffset at) => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private static byte[] BytesOf(SigningKey key) => Convert.FromBase64String(key.Secret[SigningKey.Prefix.Length..]);
}
