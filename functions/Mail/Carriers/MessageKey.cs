using System.Security.Cryptography;
using System.Text;
using MimeKit;

namespace CoProduction.Functions.Mail.Carriers;

/// <summary>What tells a message from others: its Message-ID, and a UUID that follows from it.</summary>
internal static class MessageKey
{
    /// <summary>The Message-ID, without its angle brackets.</summary>
    /// <exception cref="ArgumentException">The message has none, so that a second copy could not be told for one.</exception>
    public static string IdOf(MimeMessage message) =>
        message.MessageId is { Length: > 0 } id ? id : throw new ArgumentException("A message needs a Message-ID.", nameof(message));

    public static Guid Of(MimeMessage message)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(IdOf(message)))[..16];

        // RFC 9562: version 8, variant 10.
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
