using System.IO.Compression;
using CoProduction.Functions.Import.Csv;
using CoProduction.Functions.Import.JsonLines;

namespace CoProduction.Functions.Import.Jobs;

/// <summary>An upload on its way from the request to its blob. It limits the bytes and counts the lines.</summary>
/// <param name="content">The request's body.</param>
/// <param name="most">The largest size, in bytes.</param>
internal sealed class UploadStream(Stream content, long most) : ForwardStream
{
    private long taken;
    private bool isInLine;

    /// <summary>How many lines that are not empty have been read.</summary>
    public int Lines { get; private set; }

    /// <summary>The content of a gzip, with a limit of its own, because a small gzip can hold a lot.</summary>
    public static UploadStream Unzipped(Stream content, long most, long mostUnzipped) =>
        new(new GZipStream(new UploadStream(content, most), CompressionMode.Decompress), mostUnzipped);

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await content.ReadAsync(buffer, cancellationToken);
        taken += read;
        if (taken > most)
        {
            throw new ContentTooLargeException($"An upload has at most {most} bytes.");
        }

        Count(buffer.Span[..read]);
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(Span<byte> buffer) => throw new NotSupportedException();

    private void Count(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var end = bytes.IndexOf((byte)'\n');
            if (!isInLine && !JsonLineReader.IsEmpty(end < 0 ? bytes : bytes[..end]))
            {
                isInLine = true;
                Lines++;
            }

            isInLine &= end < 0;
            bytes = end < 0 ? [] : bytes[(end + 1)..];
        }
    }
}
