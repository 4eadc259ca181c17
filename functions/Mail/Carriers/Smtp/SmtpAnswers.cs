using System.Globalization;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace CoProduction.Functions.Mail.Carriers.Smtp;

/// <summary>What an answer of an SMTP server, or its absence, means for the message.</summary>
internal static partial class SmtpAnswers
{
    private const string Section = $"{MailOptions.Section}:Smtp";

    /// <summary>The server does not take this connection: no message has reached it, and what is wrong, its operator or this program's can mend.</summary>
    public static Handover OfConnection(Exception fault, SmtpOptions options) => Deferred(fault switch
    {
        SslHandshakeException =>
            $"No TLS connection to the mail server could be made: check that its certificate is valid for {options.Host} and from an authority that the machine "
            + $"or {Section}:{nameof(SmtpOptions.TrustedCertificates)} names, and that it speaks TLS on port {Number(options.Port)}.",
        AuthenticationException =>
            $"The mail server refused the login: check {Section}:{nameof(SmtpOptions.UserName)} and {nameof(SmtpOptions.Password)}. {AnswerText.Of(fault.Message)}",
        NotSupportedException when options.Security == SmtpSecurity.StartTls =>
            $"The mail server does not offer STARTTLS, or no login that the program knows: check {Section}:{nameof(SmtpOptions.Port)} and {nameof(SmtpOptions.Security)}.",
        NotSupportedException => $"The mail server offers no login that the program knows: check {Section}:{nameof(SmtpOptions.Port)} and {nameof(SmtpOptions.UserName)}.",
        SmtpCommandException refusal => AnswerOf(refusal),
        TimeoutException or OperationCanceledException => $"The mail server did not answer within {Number(options.TimeoutSeconds)} seconds.",
        SocketException => $"No connection to the mail server could be made: check {Section}:{nameof(SmtpOptions.Host)} and {nameof(SmtpOptions.Port)}. {AnswerText.Of(fault.Message)}",
        _ => $"The mail server ended the connection before it took a message. {AnswerText.Of(fault.Message)}",
    });

    /// <param name="fault">What went wrong while the message was sent.</param>
    /// <param name="wasSent">Whether all of the message had been written.</param>
    public static Handover Of(Exception fault, bool wasSent) => fault switch
    {
        ServiceNotAuthenticatedException =>
            Deferred($"The mail server asks for a login: set {Section}:{nameof(SmtpOptions.UserName)} and {nameof(SmtpOptions.Password)}. {AnswerText.Of(fault.Message)}"),
        SmtpCommandException refusal => Of(refusal),
        _ when wasSent => new Handover(HandoverResult.Uncertain, "The message was sent, but the mail server's answer was lost."),
        TimeoutException => Deferred("The mail server did not answer in time, and has not taken the message."),
        _ => Deferred($"The connection to the mail server was lost before it took the message. {AnswerText.Of(fault.Message)}"),
    };

    /// <summary>Whether the connection has come to its end.</summary>
    public static bool IsEnd(Exception fault) => fault is not CommandException || fault is SmtpCommandException { StatusCode: SmtpStatusCode.ServiceNotAvailable };

    private static Handover Of(SmtpCommandException refusal) => new(ResultOf(refusal.ErrorCode, (int)refusal.StatusCode, StatusOf(refusal.Message)), AnswerOf(refusal));

    /// <summary>
    /// Takes the enhanced status (RFC 3463), where the server gives one, for more exact than the code (RFC 5321). Only what tells of the recipient's mailbox
    /// speaks against the address; a login that is missing, and a mailbox that is full, can be mended.
    /// </summary>
    private static HandoverResult ResultOf(SmtpErrorCode stage, int code, (int Subject, int Detail)? status) => (stage, code, status) switch
    {
        (SmtpErrorCode.MessageNotAccepted, >= 200 and < 300, _) => HandoverResult.Accepted,
        (_, < 500, _) => HandoverResult.Deferred,
        (_, 530 or 534 or 535 or 538, _) or (_, _, (2, 2)) => HandoverResult.Deferred,

        // The sender's address has details of its own.
        (not SmtpErrorCode.SenderNotAccepted, _, (1, not (7 or 8)) or (2, 1)) => HandoverResult.AddressRefused,

        // Exchange Online says so of a recipient that its directory does not have.
        (SmtpErrorCode.RecipientNotAccepted, _, (4, 1)) => HandoverResult.AddressRefused,
        (_, _, not null) => HandoverResult.Refused,

        // RFC 5321, 4.5.3.1.10: to be read as 452.
        (SmtpErrorCode.RecipientNotAccepted, 552, _) => HandoverResult.Deferred,

        // The command, the server or the transaction, not the mailbox.
        (SmtpErrorCode.RecipientNotAccepted, 500 or 502 or 503 or 504 or 521 or 554 or 555, _) => HandoverResult.Refused,
        (SmtpErrorCode.RecipientNotAccepted, _, _) => HandoverResult.AddressRefused,
        _ => HandoverResult.Refused,
    };

    /// <summary>The enhanced status of a refusal; null if there is none, or one that says nothing (x.0.0).</summary>
    private static (int Subject, int Detail)? StatusOf(string answer) =>
        EnhancedStatus().Match(answer) is { Success: true } match
        && (Subject: int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture), Detail: int.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture)) is var status
        && status != (0, 0)
            ? status
            : null;

    private static string AnswerOf(SmtpCommandException refusal) => $"The mail server answered {Number((int)refusal.StatusCode)}: {AnswerText.Of(refusal.Message)}";

    private static Handover Deferred(string detail) => new(HandoverResult.Deferred, detail);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^[45]\.(\d{1,3})\.(\d{1,3})(?!\d)")]
    private static partial Regex EnhancedStatus();
}
