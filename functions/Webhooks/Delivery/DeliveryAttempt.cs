namespace CoProduction.Functions.Webhooks.Delivery;

/// <summary>One attempt to deliver an event, or to get the receiver's agreement.</summary>
/// <param name="At">When it began (UTC).</param>
/// <param name="Type">The type of the event, or handshake.</param>
/// <param name="Event">The id of the event; absent for a handshake.</param>
/// <param name="Status">The HTTP status of the answer; absent if none came.</param>
/// <param name="Failure">What was wrong, in words; absent if it succeeded.</param>
public sealed record DeliveryAttempt(DateTimeOffset At, string Type, string? Event, int? Status, string? Failure)
{
    internal const string Handshake = "handshake";
}
