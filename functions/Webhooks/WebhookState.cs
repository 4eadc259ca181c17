namespace CoProduction.Functions.Webhooks;

/// <summary>The state of a webhook.</summary>
public enum WebhookState
{
    /// <summary>The receiver has not agreed to deliveries yet.</summary>
    Pending,

    /// <summary>The receiver has agreed, and events are delivered.</summary>
    Active,

    /// <summary>Nothing is delivered until somebody resumes the webhook.</summary>
    Suspended,
}
