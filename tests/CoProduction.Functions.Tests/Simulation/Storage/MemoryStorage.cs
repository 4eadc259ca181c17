using System.Collections.Concurrent;

namespace CoProduction.Functions.Tests.Simulation.Storage;

/// <summary>
/// An account of Azure Storage in memory: tables, blobs and queues answer as the real ones do, to the requests that the program sends. Any other request is a fault of
/// the test, which <see cref="Unknown"/> names.
/// </summary>
/// <param name="hasteOfLeases">How many times faster leases end than their client asks.</param>
/// <param name="hasteOfMessages">How many times faster hidden messages appear than their client asks.</param>
internal sealed class MemoryStorage(int hasteOfLeases = 1, int hasteOfMessages = 1) : HttpMessageHandler
{
    /// <summary>Names services that no other handler finds.</summary>
    public const string ConnectionString =
        "DefaultEndpointsProtocol=http;AccountName=memory;AccountKey=bWVtb3J5;TableEndpoint=http://memory.table.invalid;BlobEndpoint=http://memory.blob.invalid;QueueEndpoint=http://memory.queue.invalid";

    private readonly MemoryQueues queues = new(hasteOfMessages);
    private MemoryTables tables = new();
    private MemoryBlobs blobs = new(hasteOfLeases);

    /// <summary>The requests that were not understood.</summary>
    public ConcurrentQueue<string> Unknown { get; } = new();

    /// <summary>Another account with the same rows and blobs, and without leases and messages.</summary>
    public MemoryStorage Copy() => new(hasteOfLeases, hasteOfMessages) { tables = tables.Copy(), blobs = blobs.Copy() };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var read = await StorageRequest.Of(request, cancellationToken);
        try
        {
            var answer = Answer(request.RequestUri!.Host, read);
            return (int)answer.Status < 300 && read.Unheeded.FirstOrDefault() is { } unheeded ? throw read.Unknown(unheeded) : answer.ToMessage(request);
        }
        catch (NotSupportedException unknown)
        {
            Unknown.Enqueue(unknown.Message);
            throw;
        }
    }

    private StorageAnswer Answer(string host, StorageRequest request) => host.Split('.')[1] switch
    {
        "table" => tables.Answer(request),
        "blob" => blobs.Answer(request),
        _ => queues.Answer(request),
    };
}
