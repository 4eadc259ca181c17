using System.Text.Json.Nodes;
using Azure.Storage.Blobs;
using CoProduction.Functions.GapReports;
using CoProduction.Functions.GapReports.Sealing;
using CoProduction.Functions.Http;
using CoProduction.Functions.OpenApi.Operations;
using CoProduction.Functions.Records;
using CoProduction.Functions.Store;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.OpenApi;

/// <summary>Adds to a program's archive what only its nightly runs add otherwise.</summary>
internal static class Archives
{
    /// <summary>A product to ask about; the examples have none.</summary>
    public static JsonObject Product
    {
        get
        {
            var product = ResourceCase.Of("items").Example;
            (product["code"], product["kind"], product["materials"], product["releasableTo"]) = ("155-HE", "product", new JsonArray(), new JsonArray("everyone"));
            return product;
        }
    }

    /// <summary>Archives the register of the example responses under this id, and publishes its reports.</summary>
    public static async Task Keep(ProgramFixture program, string id)
    {
        var (blobs, prefix) = (new BlobServiceClient(program.ConnectionString), CoProduction.Registry.Parsed.As<StoragePrefix>(program.StoragePrefix));
        var report = CoProduction.Registry.Parsed.As<GapReportId>(id);
        await new SnapshotArchive(blobs, prefix, RecordKinds.Standard).Keep(report, Samples.Register, CancellationToken.None);
        await new PublishedReports(new PublishedDocuments(blobs, prefix)).Publish(
            report, Samples.Register, reader => GapReportService.OfNight(report, Samples.Register, reader, program.Get<Limits>().AnalysisBytes), CancellationToken.None);
    }
}
