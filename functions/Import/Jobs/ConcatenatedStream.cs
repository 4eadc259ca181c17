namespace CoProduction.Functions.Import.Jobs;

/// <summary>Reads one stream after the other, once. Disposing it closes neither.</summary>
internal sealed class ConcatenatedStream(Stream first, Stream second) : ForwardStream
{
    private bool isFirst = true;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (isFirst && await first.ReadAsync(buffer, cancellationToken) is var read and > 0)
        {
            return read;
        }

        isFirst = false;
        return await second.ReadAsync(buffer, cancellationToken);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(Span<byte> buffer) => throw new NotSupportedException();
}
