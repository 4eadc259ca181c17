using Azure.Storage.Blobs;
using CoProduction.Functions.GapReports;
using CoProduction.Functions.Tables;

namespace CoProduction.Functions.Tests.OpenApi;

/// <summary>Puts into a program's archive what otherwise only its nights would.</summary>
internal static class Archives
{
    /// <summary>Keeps an empty register under this id.</summary>
    public static Task Keep(ProgramFixture program, string id)
    {
        var archive = new SnapshotArchive(new BlobServiceClient(program.ConnectionString), CoProduction.Registry.Parsed.As<TablePrefix>(program.TablePrefix));
        return archive.Keep(CoProduction.Registry.Parsed.As<GapReportId>(id), Register.Empty, CancellationToken.None);
    }
}
