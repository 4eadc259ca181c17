using MimeKit;

namespace CoProduction.Functions.Mail.Carriers;

/// <summary>Writes each message as a file into a folder.</summary>
/// <remarks>
/// The file appears complete or not at all, under a name that follows from the Message-ID: the same message, handed over again, replaces its file. Names that
/// begin with a dot are files that are still being written, or that a program left when it was killed.
/// </remarks>
public sealed class PickupCarrier(string folder) : IMailCarrier
{
    // File systems allow 255 bytes.
    private const int LongestName = 200;

    private static readonly FormatOptions Format = FormatOf();

    public async Task<Handover> Send(MimeMessage message, CancellationToken cancellation)
    {
        var name = NameOf(message);
        var temporary = Path.Combine(folder, $".{Path.GetRandomFileName()}.tmp");
        try
        {
            Directory.CreateDirectory(folder);
            try
            {
                await Write(message, temporary, cancellation);
                File.Move(temporary, Path.Combine(folder, name), overwrite: true);
            }
            catch
            {
                File.Delete(temporary);
                throw;
            }

            return new Handover(HandoverResult.Accepted);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new Handover(
                HandoverResult.Deferred,
                $"The message could not be written into {Path.GetFullPath(folder)}: check that the program may write there and that there is space. {AnswerText.Of(fault.Message)}");
        }
    }

    private static async Task Write(MimeMessage message, string file, CancellationToken cancellation)
    {
        message.Prepare(EncodingConstraint.SevenBit);
        await using var stream = new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        await message.WriteToAsync(Format, stream, cancellation);
        stream.Flush(flushToDisk: true);
    }

    private static string NameOf(MimeMessage message)
    {
        var escaped = Uri.EscapeDataString(MessageKey.IdOf(message)).Replace("%40", "@", StringComparison.Ordinal);
        return $"{(escaped.Length <= LongestName && !escaped.StartsWith('.') ? escaped : MessageKey.Of(message).ToString("N"))}.eml";
    }

    private static FormatOptions FormatOf()
    {
        var format = FormatOptions.Default.Clone();
        format.NewLineFormat = NewLineFormat.Dos;
        return format;
    }
}
