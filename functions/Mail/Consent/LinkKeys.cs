using System.Security.Cryptography;
using CoProduction.Functions.Store.Tables;

namespace CoProduction.Functions.Mail.Consent;

/// <summary>Keeps the keys that sign links, in the table of mail. The first link makes the first key.</summary>
public sealed class LinkKeys(MailTable mail, TimeProvider time)
{
    private const string Row = "keys";
    private const int SecretBytes = 32;
    private const int IdBytes = 4;

    private readonly JsonRows<LinkKeyRing> rows = new(mail.Open, Row, _ => Row);

    /// <summary>The key that signs new links.</summary>
    internal async Task<LinkKey> Newest(CancellationToken cancellation)
    {
        if (await rows.Find(Row, cancellation) is not { } ring)
        {
            // Another program may be first; then its key counts.
            await rows.Add(new LinkKeyRing([New()]), cancellation);
            ring = (await rows.Find(Row, cancellation))!;
        }

        return ring.Keys[0];
    }

    /// <summary>The key of an id; null if there is none, or if its links have ended.</summary>
    internal async Task<LinkKey?> Find(string id, CancellationToken cancellation) =>
        (await rows.Find(Row, cancellation))?.Keys.FirstOrDefault(key => key.Id == id && (key.EndsAt is null || key.EndsAt > time.GetUtcNow()));

    /// <summary>Makes a new key. The former one ends after <see cref="LinkKey.Overlap"/>, and any older one at once.</summary>
    internal async Task<LinkKey> Roll(CancellationToken cancellation)
    {
        await Newest(cancellation);
        var next = New();
        await rows.Change(Row, ring => new LinkKeyRing([next, ring.Keys[0] with { EndsAt = next.CreatedAt + LinkKey.Overlap }]), cancellation);
        return next;
    }

    private LinkKey New() => new(
        Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes)), Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretBytes)), time.GetUtcNow());
}
