using Azure.Storage.Queues;
using CoProduction.Functions.Store;

namespace CoProduction.Functions.Mail.Sending;

/// <summary>The queue that asks for a look at what is to be sent. A timer replaces a lost message.</summary>
public sealed class MailMessages(QueueServiceClient service, StoragePrefix prefix, TimeProvider time) : RegisterMessages<MailMessage>(service, Name, prefix, time)
{
    /// <summary>The queue's name.</summary>
    public const string Name = "coproduction-mail";

    /// <summary>Asks for a look, at once or after a pause.</summary>
    internal Task Send(TimeSpan? after, CancellationToken cancellation) => Send(new MailMessage(Prefix, Now), after, cancellation);

    protected override bool IsWhole(MailMessage message) => true;
}

/// <param name="Prefix">The register whose mail it is.</param>
/// <param name="SentAt">When (UTC) the message was first sent.</param>
public sealed record MailMessage(string Prefix, DateTimeOffset SentAt) : IRegisterMessage;
