using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using CoProduction.Functions.Idempotency;
using CoProduction.Functions.Mail.Subscriptions;
using CoProduction.Registry;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Mail.Consent;

/// <summary>
/// The links by which a recipient confirms its address or unsubscribes, without a token. Each names a subscription and a recipient by ids that say nothing of the
/// address, and is signed over what it is for, these ids and the address.
/// </summary>
public sealed class MailLinks(LinkKeys keys, SubscriptionTable subscriptions, PublicAddress address)
{
    private const char Separator = '.';

    /// <summary>The link's address, signed with a key.</summary>
    internal string Of(LinkPurpose purpose, Subscription subscription, Recipient recipient, LinkKey key) => address.Of(
        $"/api/v1/mail/{Word.Of(purpose)}/{string.Join(Separator, subscription.Partner, subscription.Id, recipient.Id, key.Id, Signature(purpose, subscription, recipient, key))}");

    /// <summary>Whom a link is for; null if it was not made by this program, or if its recipient is gone.</summary>
    /// <param name="purpose">What the link is for.</param>
    /// <param name="token">The last part of its path.</param>
    /// <param name="cancellation">Cancels the call.</param>
    internal async Task<(Subscription Subscription, Recipient Recipient)?> Read(LinkPurpose purpose, string token, CancellationToken cancellation) =>
        token.Split(Separator) is [var partner, var id, var recipient, var keyId, var signature]
        && CountryCode.TryParse(partner, out _) && SlotId.Is(id)
        && await subscriptions.Find(partner, id, cancellation) is { } subscription
        && subscription.Find(recipient) is { } found
        && await keys.Find(keyId, cancellation) is { } key
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(signature), Encoding.UTF8.GetBytes(Signature(purpose, subscription, found, key)))
            ? (subscription, found)
            : null;

    private static string Signature(LinkPurpose purpose, Subscription subscription, Recipient recipient, LinkKey key) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(
            Convert.FromBase64String(key.Secret),
            Encoding.UTF8.GetBytes(string.Join('\n', Word.Of(purpose), subscription.Partner, subscription.Id, recipient.Id, recipient.Address))));
}

/// <summary>What a link is for.</summary>
internal enum LinkPurpose
{
    Confirm,
    Unsubscribe,
}
