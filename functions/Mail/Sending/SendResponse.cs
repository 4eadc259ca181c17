namespace CoProduction.Functions.Mail.Sending;

/// <summary>A message that was sent or is to be sent.</summary>
/// <param name="Recipient">The recipient's id.</param>
/// <param name="Occasion">What it is sent for: the week, confirmation, or by-hand and an id.</param>
/// <param name="Night">The id of the report that it holds; absent for a request to confirm an address.</param>
/// <param name="MessageId">Its Message-ID, which all copies have.</param>
/// <param name="State">planned, sending, waiting for the next attempt, accepted by the mail system, refused by it, abandoned after two days, or dropped because its recipient has gone.</param>
/// <param name="PlannedAt">When (UTC) it was planned.</param>
/// <param name="NextAttemptAt">When (UTC) the next attempt follows; absent if nothing waits for a later time.</param>
/// <param name="Failures">How many attempts have failed.</param>
/// <param name="Attempts">The last attempts, the newest first; at most 10.</param>
public sealed record SendResponse(
    string Recipient,
    string Occasion,
    string? Night,
    string MessageId,
    SendState State,
    DateTimeOffset PlannedAt,
    DateTimeOffset? NextAttemptAt,
    int Failures,
    IReadOnlyList<SendAttempt> Attempts)
{
    internal static SendResponse Of(Send send) =>
        new(send.Recipient, send.Occasion, send.Night, send.MessageId, send.State, send.PlannedAt, send.NextAttemptAt, send.Failures, send.Attempts);
}

/// <summary>A report that is being sent.</summary>
/// <param name="Occasion">Names the request in the list of sends.</param>
/// <param name="Night">The id of the report.</param>
/// <param name="Recipients">To how many recipients it goes.</param>
/// <param name="Sends">The absolute address of the list of sends.</param>
public sealed record SendingResponse(string Occasion, string Night, int Recipients, string Sends);
