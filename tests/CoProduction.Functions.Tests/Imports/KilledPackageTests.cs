using System.Globalization;
using System.IO.Compression;
using System.Text;
using CoProduction.Functions.Tests.Access;

namespace CoProduction.Functions.Tests.Imports;

/// <summary>A zip of files as a job whose program is killed after it was decided on.</summary>
public sealed class KilledPackageTests : IAsyncLifetime
{
    private const int Factories = 3_000;

    private readonly Dictionary<string, string?> settings = [];

    public async ValueTask InitializeAsync()
    {
        settings["ASPNETCORE_ENVIRONMENT"] = "Development";
        settings["AzureWebJobsStorage"] = (await Azurite.Shared).NewAccount();
        settings[DevelopmentTokens.KeySetting] = DevelopmentTokens.KeyFile;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Job_reports_what_was_decided_and_all_of_it_is_written_once()
    {
        var (first, address) = await ProgramProcess.ServeAsync(settings);
        await using var killed = first;
        using var client = new HttpClient { BaseAddress = address }.As("POL");
        await client.End((await client.PostLines(JobLines.Examples)).Job());
        var job = new Uri((await client.PostBody("", "application/zip", Zip(), ("Prefer", "respond-async"))).Job()).AbsolutePath;
        var seen = await client.Until(job, now => now["files"] is not null);
        first.Kill();
        await first.WaitForExitAsync();
        Assert.Equal("running", seen.State());

        var (second, again) = await ProgramProcess.ServeAsync(settings);
        await using var ended = second;
        using var other = new HttpClient { BaseAddress = again }.As("POL");
        var end = await other.End(job);

        Assert.Equal(("succeeded", (Factories, Factories, 0, 0, 0)), (end.State(), end.Rows()));
        Assert.Equal(Factories, (await other.Results(job, "?outcome=added&pageSize=500")).Count);
        foreach (var number in new[] { 0, 1, 1_500, Factories - 1 })
        {
            Assert.Equal(1, await other.Revisions($"factories/pol-zip-{number}"));
        }
    }

    private static byte[] Zip()
    {
        var content = new MemoryStream();
        using (var zip = new ZipArchive(content, ZipArchiveMode.Create))
        {
            using var file = new StreamWriter(zip.CreateEntry("factories.csv").Open(), new UTF8Encoding(false));
            file.Write("id,name,operator,partner_code,town,lat,lon,item_code,item_type,stage,rate_per_month,surge_rate_per_month,as_of,status,source,source_url,source_date,confidence,location_confidence,notes\n");
            for (var n = 0; n < Factories; n++)
            {
                file.Write(string.Create(
                    CultureInfo.InvariantCulture,
                    $"pol-zip-{n},Works,PGZ,POL,Radom,51.40,21.15,155-PRIMER,component,primer,1,,2025,operating,Ministry,,,reported,reported,\n"));
            }
        }

        return content.ToArray();
    }
}
