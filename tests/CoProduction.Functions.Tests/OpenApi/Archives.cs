using System.Text.Json.Nodes;
using CoProduction.Functions.GapReports;
using CoProduction.Functions.GapReports.Nights;
using CoProduction.Functions.OpenApi.Operations;
using CoProduction.Functions.Tests.GapReports.Nights;
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
        var report = CoProduction.Registry.Parsed.As<GapReportId>(id);
        await program.Get<SnapshotArchive>().Keep(report, Samples.Register, CancellationToken.None);
        await program.Get<NightRun>().Complete(report, Samples.Register);
    }
}
