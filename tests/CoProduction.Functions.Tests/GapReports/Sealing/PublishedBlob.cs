using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Storage.Blobs;

namespace CoProduction.Functions.Tests.GapReports.Sealing;

/// <summary>Tampers with what was published.</summary>
internal static class PublishedBlob
{
    /// <summary>Changes a published report in storage.</summary>
    public static async Task Change(ProgramFixture program, string name, Action<JsonNode> change)
    {
        var blob = new BlobContainerClient(program.ConnectionString, $"{program.StoragePrefix}-published").GetBlobClient(name);
        JsonNode report;
        await using (var unzipped = new GZipStream(await blob.OpenReadAsync(), CompressionMode.Decompress))
        {
            report = (await JsonNode.ParseAsync(unzipped))!;
        }

        change(report);
        using var content = new MemoryStream();
        await using (var zip = new GZipStream(content, CompressionLevel.Fastest, leaveOpen: true))
        {
            await zip.WriteAsync(Encoding.UTF8.GetBytes(report.ToJsonString()));
        }

        content.Position = 0;
        await blob.UploadAsync(content, overwrite: true);
    }
}
