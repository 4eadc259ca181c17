using System.Security.Cryptography;

namespace CoProduction.Functions.Webhooks.Signing;

/// <summary>A key that signs a webhook's deliveries.</summary>
/// <param name="Id">Names the key; it says nothing of the secret.</param>
/// <param name="Secret">The secret as its receiver is shown it once: <c>whsec_</c> and 32 random bytes in Base64.</param>
/// <param name="CreatedAt">When it was made (UTC).</param>
/// <param name="EndsAt">When it stops signing (UTC), because a newer key replaces it; null for the newest.</param>
public sealed record SigningKey(string Id, string Secret, DateTimeOffset CreatedAt, DateTimeOffset? EndsAt = null)
{
    /// <summary>How long the former key signs beside a new one.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromHours(24);

    internal const string Prefix = "whsec_";

    private const int Length = 32;

    /// <summary>A new key.</summary>
    public static SigningKey New(string id, DateTimeOffset now) =>
        new(id, Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(Length)), now);
}
