using Azure.Storage.Blobs;
using CoProduction.Functions.Store;

namespace CoProduction.Functions.Import;

/// <summary>The blob container of imports, named after the register's tables. The first call of <see cref="Open"/> creates it.</summary>
public sealed class ImportContainer(BlobServiceClient service, StoragePrefix prefix)
{
    private readonly CreatedOnFirstUse<BlobContainerClient> container = new(
        service.GetBlobContainerClient(prefix.ContainerName("imports")), container => container.CreateIfNotExistsAsync());

    public ValueTask<BlobContainerClient> Open(CancellationToken cancellation) => container.Open(cancellation);
}
