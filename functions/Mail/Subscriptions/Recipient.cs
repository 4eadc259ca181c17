namespace CoProduction.Functions.Mail.Subscriptions;

/// <summary>Somebody who gets the report, as it is stored.</summary>
/// <param name="Id">32 hexadecimal digits, which say nothing of the address.</param>
/// <param name="Address">The address.</param>
/// <param name="State">Whether anything is sent to it.</param>
/// <param name="AskedAt">When (UTC) the request to confirm it was made.</param>
/// <param name="ConfirmedAt">When (UTC) it was confirmed; null if it was not.</param>
/// <param name="Reason">Why it is suspended, in words; null if it is not.</param>
public sealed record Recipient(string Id, string Address, RecipientState State, DateTimeOffset AskedAt, DateTimeOffset? ConfirmedAt = null, string? Reason = null)
{
    /// <summary>The recipient, whose address somebody has confirmed.</summary>
    internal Recipient Confirmed(DateTimeOffset now) => State == RecipientState.Pending ? this with { State = RecipientState.Confirmed, ConfirmedAt = now } : this;

    /// <summary>The recipient, to whose address nothing more is sent.</summary>
    internal Recipient Suspended(string reason) => this with { State = RecipientState.Suspended, Reason = reason };
}

/// <summary>The state of a recipient.</summary>
public enum RecipientState
{
    /// <summary>Its address is not confirmed: it gets only the mail that asks for it.</summary>
    Pending,

    /// <summary>It gets reports.</summary>
    Confirmed,

    /// <summary>A mail system has refused its address for good, and nothing is sent to it.</summary>
    Suspended,
}
