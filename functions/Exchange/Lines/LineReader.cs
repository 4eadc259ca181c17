using System.Buffers;
using System.Text;

namespace CoProduction.Functions.Exchange.Lines;

/// <summary>Reads an upload line by line; empty lines are passed over, and of a line that is too long no more is kept than its end.</summary>
/// <param name="content">The upload, from where it is to be read.</param>
/// <param name="offset">Where that is, in bytes.</param>
/// <param name="number">How many lines stand before that.</param>
/// <param name="longest">How long a line may be, in bytes.</param>
internal sealed class LineReader(Stream content, long offset, int number, int longest)
{
    private readonly byte[] buffer = new byte[65_536];
    private readonly ArrayBufferWriter<byte> line = new();
    private int start;
    private int end;
    private bool tooLong;

    /// <summary>The next line that is not empty; null after the last.</summary>
    public async Task<Line?> Next(CancellationToken cancellation)
    {
        while (await Read(cancellation))
        {
            number++;
            if (tooLong)
            {
                return new Line(number, offset, null);
            }

            var text = line.WrittenMemory;
            if (number == 1 && text.Span.StartsWith(Encoding.UTF8.Preamble))
            {
                text = text[Encoding.UTF8.Preamble.Length..];
            }

            if (!IsEmpty(text.Span))
            {
                return new Line(number, offset, text.ToArray());
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
