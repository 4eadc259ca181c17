using Azure.Storage.Queues;
using CoProduction.Functions.Store;

namespace CoProduction.Functions.Mail.Sending;

/// <summary>The queue that asks for a look at what is to be sent. A timer replaces a lost message.</summary>
public sealed class MailMessages(QueueServiceClient service, StoragePrefix prefix, TimeProvider time) : RegisterMessages<MailMessage>(service, Name, prefix, time)
{
    /// <summary>The queue's name.</summary>
    public const string Name = "coproduction-mail";

    /// <summary>Asks for a look, at once or after a pause.</summary>
    /// <param name="subscription">The id of the subscription to look at; null for all.</param>
    /// <param name="after">The pause; null for none.</param>
    /// <param name="cancellation">Cancels the call.</param>
    internal Task Send(string? subscription, TimeSpan? after, CancellationToken cancellation) => Send(new MailMessage(Prefix, subscription, Now), after, cancellation);

    protected override bool IsWhole(MailMessage message) => true;
}

/// <param name="Prefix">The register whose mail it is.</param>
/// <param name="Subscription">The id of the subscription to look at; null for all.</param>
/// <param name="SentAt">When (UTC) the message was first sent.</param>
public sealed record MailMessage(string Prefix, string? Subscription, DateTimeOffset SentAt) : IRegisterMessage;
