using System.IO.Compression;
using System.IO.Hashing;

namespace CoProduction.Functions.Import.Csv;

/// <summary>An entry of a zip as it is unpacked. At its end, its length and its CRC-32 must be those that the zip states.</summary>
internal sealed class CheckedEntry(ZipArchiveEntry entry) : Stream
{
    private readonly Stream content = entry.Open();
    private readonly Crc32 crc = new();
    private long length;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <exception cref="DamagedEntryException">The entry ends, and is not what the zip states.</exception>
    public override int Read(Span<byte> buffer)
    {
        var read = content.Read(buffer);
        crc.Append(buffer[..read]);
        length += read;
        return read > 0 || buffer.IsEmpty ? read
            : length != entry.Length ? throw new DamagedEntryException($"Is damaged: it has {length} bytes where the zip states {entry.Length}.")
            : crc.GetCurrentHashAsUInt32() != entry.Crc32 ? throw new DamagedEntryException("Is damaged: its CRC-32 does not fit. Pack and send it again.")
            : 0;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            content.Dispose();
        }

        base.Dispose(disposing);
    }
}

/// <summary>An entry of a zip is not what was packed.</summary>
internal sealed class DamagedEntryException(string message) : Exception(message);
