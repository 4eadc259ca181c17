using System.Net.Sockets;
using MailKit;
using MailKit.Security;
using MimeKit;

namespace CoProduction.Functions.Mail.Carriers.Smtp;

/// <summary>Hands messages to an SMTP server.</summary>
public sealed partial class SmtpCarrier(SmtpOptions options, TimeProvider time, ILogger<SmtpCarrier> logger) : IMailCarrier, IDisposable
{
    private readonly SmtpConnections connections = new(options, time);

    public async Task<Handover> Send(MimeMessage message, CancellationToken cancellation)
    {
        var id = MessageKey.IdOf(message);

        // Not every server on the way passes on other bytes than ASCII as they are.
        message.Prepare(EncodingConstraint.SevenBit);
        await connections.Enter(cancellation);
        try
        {
            while (true)
            {
                var (handover, isRepeatable) = await SendOnce(message, cancellation);
                if (!isRepeatable)
                {
                    return handover;
                }

                Log.Replaced(logger, id);
            }
        }
        finally
        {
            connections.Leave();
        }
    }

    public void Dispose() => connections.Dispose();

    /// <summary>Tries one connection. Another may be tried if this one was kept from an earlier message and turns out to have ended meanwhile.</summary>
    private async Task<(Handover Handover, bool IsRepeatable)> SendOnce(MimeMessage message, CancellationToken cancellation)
    {
        SmtpConnection connection;
        try
        {
            connection = await connections.Take(cancellation);
        }
        catch (Exception fault) when (IsFault(fault, cancellation))
        {
            return (SmtpAnswers.OfConnection(fault, options), false);
        }

        using var use = new ConnectionUse(connections, connection);
        var content = new Content();
        try
        {
            var answer = await connection.Client.SendAsync(message, message.From.Mailboxes.First(), message.To.Mailboxes, cancellation, content);
            return (new Handover(HandoverResult.Accepted, AnswerText.Of(answer)), false);
        }
        catch (Exception fault) when (IsFault(fault, cancellation))
        {
            var handover = SmtpAnswers.Of(fault, content.IsComplete);
            return (handover, connection.Messages > 0 && !content.IsComplete && SmtpAnswers.IsEnd(fault));
        }
        finally
        {
            connection.Messages++;
        }
    }

    private static bool IsFault(Exception fault, CancellationToken cancellation) => fault switch
    {
        OperationCanceledException => !cancellation.IsCancellationRequested,
        CommandException or ProtocolException or IOException or SocketException or TimeoutException => true,
        AuthenticationException or SslHandshakeException or ServiceNotAuthenticatedException or ServiceNotConnectedException or NotSupportedException => true,
        _ => false,
    };

    /// <summary>Gives a connection back at the end of its use; one that is not connected any more is closed.</summary>
    private readonly struct ConnectionUse(SmtpConnections connections, SmtpConnection connection) : IDisposable
    {
        public void Dispose() => connections.Return(connection);
    }

    /// <summary>How much of a message has been written. Only after all of it comes the dot at which a server takes it.</summary>
    private sealed class Content : ITransferProgress
    {
        public bool IsComplete { get; private set; }

        public void Report(long bytesTransferred, long totalSize) => IsComplete = bytesTransferred >= totalSize;

        public void Report(long bytesTransferred) => IsComplete = true;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Debug, Message = "The mail server had ended a kept connection; message {MessageId} is sent on another.")]
        public static partial void Replaced(ILogger logger, string messageId);
    }
}
