using CoProduction.Functions.Store.Tables;

namespace CoProduction.Functions.Mail.Subscriptions;

/// <summary>The keys of subscriptions' rows. All rows are in one partition, so that one query finds the subscriptions of all partners.</summary>
internal static class SubscriptionKey
{
    public const string Partition = "subscriptions";

    /// <summary>The rows of all subscriptions.</summary>
    public static KeyRange All { get; } = new("subscription|", "subscription}");

    public static string Of(string partner, string id) => $"subscription|{partner}|{id}";

    /// <summary>The rows of a partner's subscriptions.</summary>
    public static KeyRange OfPartner(string partner) => new($"subscription|{partner}|", $"subscription|{partner}}}");
}
