using MimeKit;

namespace CoProduction.Functions.Mail.Carriers;

/// <summary>Keeps every message back until a carrier is configured.</summary>
public sealed class NoCarrier : IMailCarrier
{
    public Task<Handover> Send(MimeMessage message, CancellationToken cancellation) => Task.FromResult(new Handover(
        HandoverResult.Deferred,
        $"No carrier is configured: set {MailOptions.Section}:{nameof(MailOptions.Carrier)} to smtp, azure or pickup."));
}
