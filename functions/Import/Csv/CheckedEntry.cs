using System.IO.Compression;
using System.IO.Hashing;

namespace CoProduction.Functions.Import.Csv;

/// <summary>An entry of a zip as it is unpacked. At its end, its length and its CRC-32 must be those that the zip states.</summary>
internal sealed class CheckedEntry(ZipArchiveEntry entry) : ForwardStream
{
    private readonly Stream content = entry.Open();
    private readonly Crc32 crc = new();
    private long length;

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
