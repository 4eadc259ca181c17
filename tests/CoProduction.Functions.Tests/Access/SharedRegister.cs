using System.Net;
using CoProduction.Functions.Store;
using CoProduction.Functions.Tests.Import;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.Access;

/// <summary>
/// The program with a register that Great Britain reads. Each resource has records of Great Britain, of Poland and without an owner,
/// released and hidden. Each of the two partners has an import job, and the report of one night is archived.
/// </summary>
public sealed class SharedRegister : IAsyncLifetime
{
    public const string Own = "GBR";
    public const string Other = "POL";

    /// <summary>The records, in an order in which each one finds the records it refers to.</summary>
    public static IReadOnlyList<KnownRecord> Records { get; } =
    [
        new("partners", Other, Other, IsReleased: true), new("partners", Own, Own, IsReleased: false),
        new("partners", "JPN", "JPN", IsReleased: true), new("partners", "SWE", "SWE", IsReleased: false),
        new("mineral-chains", "antimony", null, IsReleased: true), new("mineral-chains", "gallium", null, IsReleased: false),
        new("items", "155-PRIMER", null, IsReleased: true), new("items", "155-HE", null, IsReleased: true), new("items", "FPV", null, IsReleased: true),
        new("items", "PAC3-MSE", null, IsReleased: true), new("items", "155-LONE", null, IsReleased: true), new("items", "155-SECRET", null, IsReleased: false),
        .. OfPartners("factories", "works"), .. OfPartners("mro-sites", "dock"),
        .. OfPartners("agreements", "pact", "ag-"), new("agreements", "ag-joint-open", null, IsReleased: true), new("agreements", "ag-joint-secret", null, IsReleased: false),
        .. OfPartners("stocks", "stock"), new("stocks", "eu-open-stock", null, IsReleased: true), new("stocks", "eu-secret-stock", null, IsReleased: false),
        .. OfPartners("baselines", "rate"), new("baselines", "eu-open-rate", null, IsReleased: true), new("baselines", "eu-secret-rate", null, IsReleased: false),
        .. OfPartners("coverages", "makers"), new("coverages", "eu-open-makers", null, IsReleased: true), new("coverages", "eu-secret-makers", null, IsReleased: false),
        .. OfPartners("scenarios", "case", "sc-"), new("scenarios", "sc-joint-open", null, IsReleased: true), new("scenarios", "sc-joint-secret", null, IsReleased: false),
        new("goals", "artillery-155", null, IsReleased: true), new("goals", "drone", null, IsReleased: false),
    ];

    public ProgramFixture Program { get; } = new();

    /// <summary>A client of Poland with every right, which maintains the register.</summary>
    public HttpClient Keeper => Program.Client;

    /// <summary>The id of each partner's import job.</summary>
    public IReadOnlyDictionary<string, string> Jobs { get; private set; } = new Dictionary<string, string>();

    /// <summary>The id of the archived report.</summary>
    public string Report { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        await Program.InitializeAsync();
        using var own = Program.ClientOf(Own);
        foreach (var record in Records)
        {
            await (record.Path == "partners" ? Program.Get<IRecordStore>().SeedPartners(record.Body) : Create(record.Keeper == Own ? own : Keeper, record));
        }

        Jobs = new Dictionary<string, string>
        {
            [Own] = await Import(own, new KnownRecord("factories", "gbr-imported-works", Own, IsReleased: false)),
            [Other] = await Import(Keeper, new KnownRecord("factories", "pol-imported-works", Other, IsReleased: false)),
        };
        Report = await Program.Archive();
    }

    public ValueTask DisposeAsync() => Program.DisposeAsync();

    public static async Task Create(HttpClient client, KnownRecord record)
    {
        var answer = await client.Post($"api/v1/{record.Path}", record.Body);
        Assert.True(answer.Status == HttpStatusCode.Created, $"{record}: {answer}");
    }

    /// <summary>Imports a record with a job.</summary>
    /// <returns>The job's id.</returns>
    public static async Task<string> Import(HttpClient client, KnownRecord record)
    {
        var job = (await client.PostLines(JobLines.Of(record.Path, record.Body))).Job();
        Assert.Equal("succeeded", (await client.End(job)).State());
        return job[(job.LastIndexOf('/') + 1)..];
    }

    private static KnownRecord[] OfPartners(string path, string what, string prefix = "") =>
    [
        new(path, $"{prefix}gbr-own-{what}", Own, IsReleased: false),
        new(path, $"{prefix}pol-open-{what}", Other, IsReleased: true),
        new(path, $"{prefix}pol-secret-{what}", Other, IsReleased: false),
    ];
}
