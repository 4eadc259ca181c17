using Azure.Storage.Blobs;
using CoProduction.Functions.Tables;

namespace CoProduction.Functions.Exchange.Imports;

/// <summary>The blob container of what imports leave behind, named after the register's tables. It is made when it is first asked for.</summary>
public sealed class ImportContainer(BlobServiceClient service, TablePrefix prefix)
{
    private readonly BlobContainerClient container = service.GetBlobContainerClient(prefix.Container("imports"));

    private volatile bool made;

    public async ValueTask<BlobContainerClient> Open(CancellationToken cancellation)
    {
        if (!made)
        {
            await container.CreateIfNotExistsAsync(cancellationToken: cancellation);
            made = true;
        }

        return container;
    }
}
