using System.Buffers;
using System.Text;

namespace CoProduction.Functions.Import.JsonLines;

/// <summary>Reads an upload line by line. It skips empty lines, and drops the content of a line that is too long.</summary>
/// <param name="content">The upload, at the place where reading begins.</param>
/// <param name="offset">That place, in bytes.</param>
/// <param name="number">The number of lines before that place.</param>
/// <param name="longest">The longest line, in bytes.</param>
internal sealed class JsonLineReader(Stream content, long offset, int number, int longest)
{
    private readonly byte[] buffer = new byte[65_536];
    private readonly ArrayBufferWriter<byte> line = new();
    private int start;
    private int end;
    private bool tooLong;

    /// <summary>The next line that is not empty; null after the last.</summary>
    public async Task<UploadLine?> Next(CancellationToken cancellation)
    {
        while (await Read(cancellation))
        {
            number++;
            if (tooLong)
            {
                return new UploadLine(number, offset, null);
            }

            var text = line.WrittenMemory;
            if (number == 1 && text.Span.StartsWith(Encoding.UTF8.Preamble))
            {
                text = text[Encoding.UTF8.Preamble.Length..];
            }

            if (!IsEmpty(text.Span))
            {
                return new UploadLine(number, offset, text.ToArray());
            }
        }

        return null;
    }

    internal static bool IsEmpty(ReadOnlySpan<byte> text) => text.IndexOfAnyExcept(" \t\r"u8) < 0;

    private async ValueTask<bool> Read(CancellationToken cancellation)
    {
        line.ResetWrittenCount();
        (tooLong, var any) = (false, false);
        while (true)
        {
            if (start == end)
            {
                (start, end) = (0, await content.ReadAsync(buffer, cancellation));
                if (end == 0)
                {
                    return any;
                }
            }

            any = true;
            var length = buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
            Take(length < 0 ? end - start : length);
            if (length >= 0)
            {
                start++;
                offset++;
                return true;
            }
        }
    }

    private void Take(int length)
    {
        tooLong |= line.WrittenCount + length > longest;
        if (!tooLong)
        {
            line.Write(buffer.AsSpan(start, length));
        }

        start += length;
        offset += length;
    }
}

/// <summary>One line of an upload.</summary>
/// <param name="Number">The number of the line, from 1; empty lines count.</param>
/// <param name="End">The place where the next line begins, in bytes.</param>
/// <param name="Content">Its bytes, without the line break; null where the line is too long.</param>
internal sealed record UploadLine(int Number, long End, byte[]? Content);
