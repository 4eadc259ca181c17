using System.Net;

namespace CoProduction.Functions.Tests.Simulation.Storage;

/// <summary>A blob, or the blocks of one that is not written yet, and its lease.</summary>
internal sealed class MemoryBlob
{
    private static long versions;

    private string? lease;
    private TimeSpan leaseLength;
    private DateTimeOffset leaseEnds;

    /// <summary>What it holds; null until the first upload is complete.</summary>
    public byte[]? Content { get; private set; }

    /// <summary>The blocks that are not part of the content yet.</summary>
    public Dictionary<string, byte[]> Blocks { get; } = new(StringComparer.Ordinal);

    public string ContentType { get; private set; } = "";

    public string ETag { get; private set; } = "";

    public DateTimeOffset Created { get; private set; }

    public DateTimeOffset Changed { get; private set; }

    public bool IsLeased => lease is not null && Now < leaseEnds;

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    public void Write(byte[] content, string contentType)
    {
        (Created, Changed) = (Content is null ? Now : Created, Now);
        (Content, ContentType, ETag) = (content, contentType, $"\"0x{Interlocked.Increment(ref versions):X}\"");
        Blocks.Clear();
    }

    /// <summary>The same content, without a lease.</summary>
    public MemoryBlob Copy()
    {
        var copy = new MemoryBlob();
        copy.Write(Content!, ContentType);
        return copy;
    }

    /// <summary>Takes the lease, again where it is held under this id.</summary>
    public void Acquire(string id, TimeSpan length)
    {
        if (IsLeased && lease != id)
        {
            throw new RefusedRequestException(HttpStatusCode.Conflict, "LeaseAlreadyPresent");
        }

        (lease, leaseLength, leaseEnds) = (id, length, Now + length);
    }

    /// <summary>Extends the lease, also one that has ended and that nobody else took.</summary>
    public void Renew(string? id)
    {
        CheckHolder(id);
        leaseEnds = Now + leaseLength;
    }

    public void Release(string? id)
    {
        CheckHolder(id);
        lease = null;
    }

    /// <summary>Whether a request with this lease, or null for none, may change the blob.</summary>
    public void CheckLease(string? id)
    {
        if (id is null ? IsLeased : !IsLeased || lease != id)
        {
            throw new RefusedRequestException(HttpStatusCode.PreconditionFailed, id is null ? "LeaseIdMissing" : !IsLeased ? "LeaseNotPresentWithBlobOperation" : "LeaseIdMismatchWithBlobOperation");
        }
    }

    private void CheckHolder(string? id)
    {
        if (lease is null || lease != id)
        {
            throw new RefusedRequestException(HttpStatusCode.Conflict, "LeaseIdMismatchWithLeaseOperation");
        }
    }
}
