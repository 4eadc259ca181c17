namespace CoProduction.Functions.Import.Csv;

/// <summary>Limits the bytes that are read from several streams together, because the sizes that a zip states can be wrong.</summary>
internal sealed class ContentBound(long most)
{
    private long taken;

    public Stream Watch(Stream content) => new BoundedStream(content, this);

    private void Take(int bytes)
    {
        taken += bytes;
        if (taken > most)
        {
            throw new ContentTooLargeException($"The files have more than {most} bytes together.");
        }
    }

    private sealed class BoundedStream(Stream content, ContentBound bound) : Stream
    {
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

        public override int Read(Span<byte> buffer)
        {
            var read = content.Read(buffer);
            bound.Take(read);
            return read;
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
}

/// <summary>An import is larger than the limit.</summary>
internal sealed class ContentTooLargeException(string message) : Exception(message);
