using MimeKit;

namespace CoProduction.Functions.Mail.Carriers;

/// <summary>Hands messages to a mail system.</summary>
public interface IMailCarrier
{
    /// <summary>Hands over one message to one recipient.</summary>
    /// <returns>What became of it. Only a cancelled call throws.</returns>
    Task<Handover> Send(MimeMessage message, CancellationToken cancellation);
}
