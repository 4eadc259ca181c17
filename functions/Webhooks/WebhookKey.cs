using CoProduction.Functions.Store.Tables;

namespace CoProduction.Functions.Webhooks;

/// <summary>The keys of webhooks' rows. All rows are in one partition, so that one query finds the webhooks of all partners.</summary>
internal static class WebhookKey
{
    public const string Partition = "webhooks";

    /// <summary>The rows of all webhooks.</summary>
    public static KeyRange All { get; } = new("webhook|", "webhook}");

    public static string Of(string partner, string id) => $"webhook|{partner}|{id}";

    /// <summary>The rows of a partner's webhooks.</summary>
    public static KeyRange OfPartner(string partner) => new($"webhook|{partner}|", $"webhook|{partner}}}");
}
