using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CoProduction.Functions.Access;
using CoProduction.Functions.GapReports;
using CoProduction.Functions.GapReports.Nights;
using CoProduction.Functions.Import.Csv;
using CoProduction.Functions.Store;
using CoProduction.Functions.Tests.GapReports.Nights;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.Access;

/// <summary>
/// Two registers of Poland that Great Britain reads. They differ only in what records said while they were hidden from Great Britain: one said much, the other
/// little and something else. Everything else happened at the same moments.
/// </summary>
public sealed class TwoPasts : IAsyncLifetime
{
    /// <summary>The number of plans of each factory: enough for their slips to be fitted.</summary>
    private const int Plans = 24;

    private static readonly KnownRecord[] References = [new("partners", "GBR", "GBR", IsReleased: true), new("partners", "JPN", "JPN", IsReleased: true), new("items", "155-HE", null, IsReleased: true)];

    /// <summary>Hidden at first, then released.</summary>
    private static readonly KnownRecord Late = new("factories", "pol-late-works", "POL", IsReleased: true);

    /// <summary>Released, withdrawn for a while, and released again.</summary>
    private static readonly KnownRecord Gone = new("factories", "pol-gone-works", "POL", IsReleased: true);

    /// <summary>Hidden at first, then released, with plans from files.</summary>
    private static readonly KnownRecord Filed = new("factories", "pol-filed-works", "POL", IsReleased: true);

    private static readonly KnownRecord Dock = new("mro-sites", "pol-late-dock", "POL", IsReleased: true);

    private static readonly KnownRecord Stock = new("stocks", "pol-late-stock", "POL", IsReleased: true);

    public static IReadOnlyList<KnownRecord> Records { get; } = [.. References, new("goals", "artillery-155", null, IsReleased: true), Late, Gone, Filed, Dock, Stock];

    public ClockedProgram Talkative { get; } = new();

    public ClockedProgram Quiet { get; } = new();

    /// <summary>The id of the archived report, the same in both.</summary>
    public string Report { get; private set; } = "";

    /// <summary>A client that gives both programs the same name.</summary>
    public static HttpClient ClientOf(ClockedProgram program, string partner, params Role[] roles) =>
        new HttpClient(new NamedHost(program.Client.BaseAddress!)) { BaseAddress = NamedHost.Name }.As(partner, roles);

    public async ValueTask InitializeAsync()
    {
        await Task.WhenAll(Talkative.InitializeAsync().AsTask(), Quiet.InitializeAsync().AsTask());
        await Live(Talkative, isTalkative: true);
        await Live(Quiet, isTalkative: false);
        Report = (await Talkative.Client.Get("api/v1/gap-reports")).Ids("id")[0];
    }

    public async ValueTask DisposeAsync()
    {
        await Talkative.DisposeAsync();
        await Quiet.DisposeAsync();
    }

    private static async Task Live(ClockedProgram program, bool isTalkative)
    {
        var keeper = program.Client;
        foreach (var record in References)
        {
            await SharedRegister.Create(keeper, record);
        }

        On(1);
        await Seen(Gone, Works(Gone, "2028-01", "funded", []));
        if (isTalkative)
        {
            await Hidden(Late, Works(Late, "2027-01", "proposed", []));
            await Hidden(Filed, Works(Filed, "2027-01", "proposed", []), "JPN");
            await Hidden(Stock, Changed(Stock, body => body["value"] = 5));
            await Hidden(Dock, Changed(Dock, body => body["status"] = "idle"));
        }

        On(2);
        await Hidden(Late, isTalkative ? Works(Late, "2027-06", "announced", [], dropped: 3) : Works(Late, "2035-01", "cancelled", []));
        await Hidden(Filed, isTalkative ? Works(Filed, "2027-06", "contracted", []) : Works(Filed, "2035-01", "cancelled", []), "JPN");
        await Hidden(Stock, Changed(Stock, body => body["value"] = isTalkative ? 6 : 9));
        await Hidden(Dock, Changed(Dock, body => body["name"] = "Another name"));
        if (isTalkative)
        {
            await File("2027-09", "building");
        }

        On(3);
        await Seen(Late, Works(Late, "2028-01", "funded", []));
        await Seen(Filed, Works(Filed, "2028-01", "funded", []));
        await Seen(Gone, Works(Gone, "2028-04", "funded", [], dropped: 1));
        await Seen(Stock, Stock.Body);
        await Seen(Dock, Dock.Body);

        On(4);
        await Seen(Late, Works(Late, "2028-06", "building", [0, 3, 9]));
        await Seen(Filed, Works(Filed, "2028-06", "building", [0, 2]));
        await Hidden(Gone, isTalkative ? Works(Gone, "2031-01", "cancelled", []) : Works(Gone, "2028-04", "funded", []));

        On(5);
        if (isTalkative)
        {
            await Hidden(Gone, Works(Gone, "2032-01", "announced", []), "JPN");
        }
        else
        {
            await Done(HttpStatusCode.NoContent, keeper.Delete(Gone.Address, "*"));
            await Hidden(Gone, Works(Gone, "2033-01", "proposed", []));
        }

        On(6);
        await Seen(Gone, Works(Gone, "2029-01", "contracted", []));
        await Seen(Late, Works(Late, "2028-09", "commissioned", [0, 1, 2, 5]));
        await File("2028-09", "commissioned");

        On(7);
        await Seen(Gone, Works(Gone, "2029-06", "commissioned", [0, 6]));
        await program.Fire("ArchiveGapReport");
        var night = (await program.Get<SnapshotArchive>().List(default))[0];
        await program.Get<NightRun>().Complete(night, (await program.Get<SnapshotArchive>().Find(night, default))!);

        void On(int day) => program.Clock.Now = new DateTimeOffset(2026, 4, day, 12, 0, 0, TimeSpan.Zero);

        Task Seen(KnownRecord record, JsonObject body) => Say(record, body, "everyone");

        Task Hidden(KnownRecord record, JsonObject body, params string[] audiences) => Say(record, body, audiences);

        async Task Say(KnownRecord record, JsonObject body, params string[] audiences)
        {
            // Each write has a moment of its own, so that the store need not delay any.
            program.Clock.Now += TimeSpan.FromMinutes(1);
            body["releasableTo"] = new JsonArray([.. audiences.Select(audience => JsonValue.Create(audience))]);
            if ((await keeper.Get(record.Address)).Status == HttpStatusCode.NotFound)
            {
                await Done(HttpStatusCode.Created, keeper.Post($"api/v1/{record.Path}{(record.Path is "factories" or "mro-sites" ? "?notDuplicateOf=pol-gone-works" : "")}", body));
            }
            else
            {
                await Done(HttpStatusCode.OK, keeper.Put(record.Address, body, "*"));
            }
        }

        async Task File(string effective, string stage)
        {
            program.Clock.Now += TimeSpan.FromMinutes(1);
            var file = $"""
                factory_id,id,effective_date,new_rate_per_month,delta_per_month,funding_status,date_precision,source,source_url,source_date,confidence,notes
                {Filed.Id},x1,{effective},700,,{stage},reported,Ministry,,,reported,
                """;

            // A job's id is part of the name of its author, and differs between the registers.
            using var package = Package.OfFile("expansions.csv", new MemoryStream(Encoding.UTF8.GetBytes(file)));
            var terms = new ImportTerms(Caller: null, Author.Local, DryRun: false, ReleasableTo: null, TimeSpan.FromMinutes(1));
            Assert.IsType<ImportOutcome.Accepted>(await program.Get<Importer>().Import(package, terms, progress: null, default));
        }
    }

    private static async Task Done(HttpStatusCode expected, Task<Answer> asked)
    {
        var answer = await asked;
        Assert.True(answer.Status == expected, answer.ToString());
    }

    private static JsonObject Changed(KnownRecord record, Action<JsonObject> change)
    {
        var body = record.Body;
        change(body);
        return body;
    }

    /// <summary>A factory whose plans promise a month and those that follow it; some of them are dropped later.</summary>
    private static JsonObject Works(KnownRecord record, string first, string stage, int[] moved, int dropped = 0)
    {
        var body = record.Body;
        var month = DateOnly.ParseExact(first, "yyyy-MM", CultureInfo.InvariantCulture);
        body["lines"]![0]!["plans"] = new JsonArray([.. Enumerable.Range(0, Plans + dropped).Select(number => new JsonObject
        {
            ["id"] = $"x{number + 1}",
            ["from"] = month.AddMonths(moved is [] ? 0 : moved[number % moved.Length]).ToString("yyyy-MM", CultureInfo.InvariantCulture),
            ["added"] = new JsonObject { ["low"] = 10 + number, ["per"] = "month" },
            ["stage"] = stage,
            ["source"] = ResourceCase.Of("factories").Example["source"]!.DeepClone(),
        })]);
        return body;
    }
}
