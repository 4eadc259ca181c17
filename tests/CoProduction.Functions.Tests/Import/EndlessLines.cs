using System.Text;

namespace CoProduction.Functions.Tests.Import;

/// <summary>A stream of lines of 50 bytes, made while they are read.</summary>
internal sealed class EndlessLines(long length) : Stream
{
    private static readonly byte[] Line = Encoding.ASCII.GetBytes($"{{\"kind\":\"nothing\",\"record\":{{}}}}{new string(' ', 19)}\n");

    private long position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => position;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = (int)Math.Min(count, length - position);
        for (var n = 0; n < read; n++)
        {
            buffer[offset + n] = Line[(int)(position++ % Line.Length)];
        }

        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
