using System.Text.Json.Nodes;
using Azure.Storage.Blobs;
using CoProduction.Functions.GapReports;
using CoProduction.Functions.GapReports.Sealing;
using CoProduction.Functions.OpenApi.Operations;
using CoProduction.Functions.Registry;
using CoProduction.Functions.Tables;
using CoProduction.Functions.Tests.Resources;

namespace CoProduction.Functions.Tests.OpenApi;

/// <summary>Puts into a program's archive what otherwise only its nights would.</summary>
internal static class Archives
{
    /// <summary>A product, which the examples have none of: something that can be asked about.</summary>
    public static JsonObject Product
    {
        get
        {
            var product = ResourceCase.Of("items").Example;
            (product["code"], product["kind"], product["materials"], product["releasableTo"]) = ("155-HE", "product", new JsonArray(), new JsonArray("everyone"));
            return product;
        }
    }

    /// <summary>Keeps the register of the examples of answers under this id, and publishes its reports.</summary>
    public static async Task Keep(ProgramFixture program, string id)
    {
        var (blobs, prefix) = (new BlobServiceClient(program.ConnectionString), CoProduction.Registry.Parsed.As<TablePrefix>(program.TablePrefix));
        var report = CoProduction.Registry.Parsed.As<GapReportId>(id);
        await new SnapshotArchive(blobs, prefix, RecordKinds.Standard).Keep(report, Samples.Register, CancellationToken.None);
        await new PublishedReports(new PublishedDocuments(blobs, prefix)).Publish(
            report, Samples.Register, reader => CoProduction.Functions.GapReports.GapReports.Compute(report, Samples.Register, reader), CancellationToken.None);
    }
}
