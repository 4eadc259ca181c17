using System.IO.Compression;
using System.Text;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using CoProduction.Functions.Access;

namespace CoProduction.Functions.Tests.Store.Earlier;

/// <summary>Today's program on what an earlier version stored.</summary>
public sealed class EarlierProgram : IAsyncLifetime
{
    private static readonly string[] Containers = ["snapshots", "published", "audit"];

    public ProgramFixture Program { get; } = new();

    public HttpClient Client => Program.Client;

    /// <inheritdoc cref="ProgramFixture.ClientOf"/>
    public HttpClient ClientOf(string partner, params Role[] roles) => Program.ClientOf(partner, roles);

    public async ValueTask InitializeAsync()
    {
        await Program.InitializeAsync();
        var table = new TableServiceClient(Program.ConnectionString).GetTableClient($"{Program.StoragePrefix}Register");
        await table.CreateIfNotExistsAsync();
        foreach (var row in EarlierSamples.Rows)
        {
            await table.AddEntityAsync(EarlierSamples.EntityOf(row));
        }

        foreach (var name in Containers)
        {
            var container = new BlobContainerClient(Program.ConnectionString, $"{Program.StoragePrefix}-{name}");
            await container.CreateIfNotExistsAsync();
            foreach (var (blob, content) in EarlierSamples.Blobs(name))
            {
                using var packed = new MemoryStream();
                await using (var zip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
                {
                    await zip.WriteAsync(Encoding.UTF8.GetBytes(content));
                }

                packed.Position = 0;
                await container.UploadBlobAsync(blob, packed);
            }
        }
    }

    public ValueTask DisposeAsync() => Program.DisposeAsync();
}
