namespace CoProduction.Functions.Mail.Consent;

/// <summary>A key that signs the links in mails.</summary>
/// <param name="Id">Names the key in links.</param>
/// <param name="Secret">32 random bytes in Base64.</param>
/// <param name="CreatedAt">When it was made (UTC).</param>
/// <param name="EndsAt">When links that it signed end (UTC), because a newer key replaces it; null for the newest.</param>
public sealed record LinkKey(string Id, string Secret, DateTimeOffset CreatedAt, DateTimeOffset? EndsAt = null)
{
    /// <summary>How long the links of a former key work: somebody may unsubscribe from a mail of last month.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromDays(90);
}

/// <summary>The keys, the newest first, as they are stored.</summary>
public sealed record LinkKeyRing(IReadOnlyList<LinkKey> Keys);
