using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using CoProduction.Functions.Tests.Access;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.Import;

/// <summary>
/// Jobs of one program that was killed and started again, each held at another point between two requests to storage. Each job belongs to
/// another partner, so that none waits for the writes of another.
/// </summary>
public sealed class KilledJobs : IAsyncLifetime
{
    /// <summary>How many factories a job of JSON lines states; every hundredth line has a fault.</summary>
    public const int Lines = 60;

    /// <summary>The number of factories that the job of files adds. A transaction writes at most 48.</summary>
    public const int Rows = 150;

    /// <summary>The partner whose job is a zip; it is killed when some of its records are written.</summary>
    public const string OfFiles = "NOR";

    private static readonly JsonArray Everyone = ["everyone"];

    private readonly Dictionary<string, string?> settings = [];
    private readonly Dictionary<string, string> jobs = [];
    private HostedProgram? again;

    /// <summary>The partners whose JSON lines were killed, each with the point.</summary>
    public static IReadOnlyDictionary<string, string> Points { get; } = new Dictionary<string, string>
    {
        ["DEU"] = "before anybody runs it",
        ["FRA"] = "before a batch is planned",
        ["GBR"] = "after a batch is planned and before it is written",
        ["ITA"] = "between the two transactions of a batch",
        ["POL"] = "after a batch is written and before that is noted",
    };

    /// <summary>The connection string of the account, past the gate.</summary>
    public string ConnectionString => settings["AzureWebJobsStorage"]!;

    /// <summary>The path of a partner's job.</summary>
    public string JobOf(string partner) => jobs[partner];

    /// <summary>A client of the restarted program. The test disposes it.</summary>
    public HttpClient ClientOf(string partner) => new HttpClient { BaseAddress = again!.Address }.As(partner);

    public async ValueTask InitializeAsync()
    {
        settings["ASPNETCORE_ENVIRONMENT"] = "Development";
        settings["AzureWebJobsStorage"] = (await Azurite.Shared).NewAccount();
        settings[DevelopmentTokens.KeySetting] = DevelopmentTokens.KeyFile;
        await using (var storage = await GatedStorage.StartAsync(ConnectionString, "Blob", "Table"))
        {
            var gated = new Dictionary<string, string?>(settings) { ["AzureWebJobsStorage"] = storage.ConnectionString };
            var (process, address) = await ProgramProcess.ServeAsync(gated);
            await using var killed = process;
            using var coordinator = new HttpClient { BaseAddress = address }.As("POL");
            await coordinator.End((await coordinator.PostLines([.. JobLines.Examples, .. Registered()])).Job());
            foreach (var partner in Points.Keys)
            {
                using var client = new HttpClient { BaseAddress = address }.As(partner);
                Assert.Equal("added", Assert.Single(await client.ImportLines(JobLines.Of("stocks", Stock(partner)))).Outcome());
            }

            HeldRequest[] held = [.. Points.Keys.Append(OfFiles).Select(partner => Hold(storage, partner))];
            foreach (var partner in Points.Keys.Append(OfFiles))
            {
                using var client = new HttpClient { BaseAddress = address }.As(partner);
                var started = partner == OfFiles
                    ? await client.PostBody("", "application/zip", Zip(), ("Prefer", "respond-async"))
                    : await client.PostLines(Upload(partner));
                jobs[partner] = new Uri(started.Job()).AbsolutePath;
            }

            await Task.WhenAll(held.Select(request => request.Met));
            process.Kill();
            await process.WaitForExitAsync();
        }

        again = await HostedProgram.StartAsync(settings);
    }

    public async ValueTask DisposeAsync()
    {
        if (again is not null)
        {
            await again.DisposeAsync();
        }
    }

    /// <summary>The records that the jobs refer to, besides the examples.</summary>
    private static IEnumerable<string> Registered() => Points.Keys.Append(OfFiles).Where(partner => partner != "POL").Select(partner => JobLines.Of("partners", Partner(partner)));

    private static JsonObject Partner(string code)
    {
        var partner = ResourceCase.Of("partners").Example;
        (partner["code"], partner["name"], partner["memberships"], partner["releasableTo"]) = (code, code, new JsonArray("NATO"), Everyone.DeepClone());
        return partner;
    }

    private static JsonObject Stock(string partner)
    {
        var stock = JobLines.StockBody(StockOf(partner));
        (stock["scope"], stock["releasableTo"]) = (partner, Everyone.DeepClone());
        return stock;
    }

    /// <summary>
    /// A partner unchanged, which is a batch of its own, because all others refer to it; then new factories, with a fault in every hundredth line, and the
    /// deletion of a stock.
    /// </summary>
    private static IEnumerable<string> Upload(string partner) =>
    [
        JobLines.Of("partners", partner == "POL" ? ResourceCase.Of("partners").Example : Partner(partner)),
        .. Enumerable.Range(0, Lines).Select(n => n % 100 == 50 ? "{}" : JobLines.Factory(Id(partner, n))),
        JobLines.Deletion("stocks", StockOf(partner)),
    ];

    /// <summary>The stock that a partner's job deletes.</summary>
    public static string StockOf(string partner) => $"{partner.ToLowerInvariant()}-killed-stock";

    private static string Id(string partner, int number) => string.Create(CultureInfo.InvariantCulture, $"{partner.ToLowerInvariant()}-killed-{number:D4}");

    /// <summary>Holds the request at which a partner's job waits when the program is killed.</summary>
    private static HeldRequest Hold(GatedStorage storage, string partner)
    {
        var (first, last, written) = (Id(partner, 0), Id(partner, Lines - 1), false);
        return storage.Hold(partner switch
        {
            "DEU" => asked => asked.Stores("/unfinished/DEU/") && asked.IsOf("comp=lease"),
            "FRA" => asked => asked.Stores("/results/", last),
            "GBR" => asked => asked.Stores("/$batch", first),
            "ITA" => asked => asked.Stores("/$batch", last),
            "POL" => asked => (written |= asked.Stores("/$batch", last)) && asked.Stores("Jobs(") && asked.IsOf("POL"),
            _ => asked => asked.Stores("/$batch", Id(partner, Rows - 1)),
        });
    }

    private static byte[] Zip()
    {
        var content = new MemoryStream();
        using (var zip = new ZipArchive(content, ZipArchiveMode.Create))
        {
            using var file = new StreamWriter(zip.CreateEntry("factories.csv").Open(), new UTF8Encoding(false));
            file.Write("id,name,operator,partner_code,town,lat,lon,item_code,item_type,stage,rate_per_month,surge_rate_per_month,as_of,status,source,source_url,source_date,confidence,location_confidence,notes\n");
            for (var n = 0; n < Rows; n++)
            {
                file.Write($"{Id(OfFiles, n)},Works,Nammo,{OfFiles},Raufoss,60.72,10.60,155-PRIMER,component,primer,1,,2025,operating,Ministry,,,reported,reported,\n");
            }
        }

        return content.ToArray();
    }
}
