namespace CoProduction.Functions.Webhooks;

/// <summary>What a webhook tells of.</summary>
public enum WebhookTopic
{
    /// <summary>Changes of records, as the change feed has them.</summary>
    Changes,

    /// <summary>Nights whose gap reports are all published.</summary>
    Reports,

    /// <summary>Import jobs of the subscriber's partner that have ended.</summary>
    Jobs,

    /// <summary>Questions that the subscriber's partner was not asked before.</summary>
    Questions,
}
