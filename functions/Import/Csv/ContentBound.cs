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

    private sealed class BoundedStream(Stream content, ContentBound bound) : ForwardStream
    {
        public override int Read(Span<byte> buffer)
        {
            var read = content.Read(buffer);
            bound.Take(read);
            return read;
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
}

/// <summary>An import is larger than the limit.</summary>
internal sealed class ContentTooLargeException(string message) : Exception(message);
