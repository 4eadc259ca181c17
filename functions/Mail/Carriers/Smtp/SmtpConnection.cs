using MailKit.Net.Smtp;
using MailKit.Security;

namespace CoProduction.Functions.Mail.Carriers.Smtp;

/// <summary>A connection to the mail server, secured and logged in.</summary>
internal sealed class SmtpConnection : IDisposable
{
    private const int FarewellMilliseconds = 2000;

    private SmtpConnection(SmtpClient client) => Client = client;

    public SmtpClient Client { get; }

    /// <summary>The messages that were sent, or tried, on it.</summary>
    public int Messages { get; set; }

    public static async Task<SmtpConnection> Open(SmtpOptions options, CancellationToken cancellation)
    {
        var client = new SmtpClient
        {
            Timeout = options.TimeoutSeconds * 1000,

            // As everywhere in the program: a list of revoked certificates cannot be had where the network is closed.
            CheckCertificateRevocation = false,
            ServerCertificateValidationCallback = (_, certificate, chain, errors) => options.TrustedCertificates.Trust(certificate, chain, errors),
        };
        try
        {
            await client.ConnectAsync(options.Host, options.Port, SecurityOf(options), cancellation);
            if (options is { UserName: { } userName, Password: { } password })
            {
                await client.AuthenticateAsync(userName, password, cancellation);
            }

            return new SmtpConnection(client);
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    /// <summary>Ends the connection as the protocol asks for, without waiting for long.</summary>
    public async Task Quit()
    {
        using (this)
        {
            try
            {
                Client.Timeout = FarewellMilliseconds;
                await Client.DisconnectAsync(quit: true);
            }
            catch (Exception fault) when (fault is IOException or MailKit.ProtocolException or MailKit.CommandException or TimeoutException or OperationCanceledException)
            {
                // The server has ended it already.
            }
        }
    }

    public void Dispose() => Client.Dispose();

    private static SecureSocketOptions SecurityOf(SmtpOptions options) => options.Security switch
    {
        SmtpSecurity.Tls => SecureSocketOptions.SslOnConnect,
        SmtpSecurity.None => SecureSocketOptions.None,
        _ => SecureSocketOptions.StartTls,
    };
}
