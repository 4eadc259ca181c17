namespace CoProduction.Functions.Mail.Carriers;

/// <summary>What became of a message that was to be handed over.</summary>
/// <param name="Result">The result.</param>
/// <param name="Detail">What the mail system answered, or what went wrong, in words; null where it was accepted without a word.</param>
/// <param name="RetryAfter">How long the mail system asks to wait before the next attempt; null where it asks for nothing.</param>
public sealed record Handover(HandoverResult Result, string? Detail = null, TimeSpan? RetryAfter = null);

/// <summary>The ways in which a handover ends.</summary>
public enum HandoverResult
{
    /// <summary>The mail system has taken the message.</summary>
    Accepted,

    /// <summary>The mail system has not taken it, and may do so later.</summary>
    Deferred,

    /// <summary>Nobody knows whether the mail system has taken it, because its answer was lost.</summary>
    Uncertain,

    /// <summary>The mail system will never take this message, for a reason that is not its recipient's address.</summary>
    Refused,

    /// <summary>The mail system will never take a message to this address (a hard bounce).</summary>
    AddressRefused,
}
