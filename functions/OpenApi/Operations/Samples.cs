using System.Text;
using System.Text.Json.Nodes;
using CoProduction.Functions.Access.People;
using CoProduction.Functions.Access.Reads;
using CoProduction.Functions.Access.Tenants;
using CoProduction.Functions.Dashboard;
using CoProduction.Functions.Duplicates;
using CoProduction.Functions.Export;
using CoProduction.Functions.Health;
using CoProduction.Functions.History.Audit;
using CoProduction.Functions.History.Feed;
using CoProduction.Functions.Http;
using CoProduction.Functions.Import;
using CoProduction.Functions.Import.Csv;
using CoProduction.Functions.Import.Jobs;
using CoProduction.Functions.OpenApi.Generation;
using CoProduction.Functions.Records;
using CoProduction.Functions.Records.Memberships;
using CoProduction.Functions.Runs;
using CoProduction.Functions.Store;
using CoProduction.Functions.Store.Revisions;
using CoProduction.Functions.Webhooks;
using CoProduction.Functions.Webhooks.Addresses;
using CoProduction.Functions.Webhooks.Delivery;
using CoProduction.Functions.Webhooks.Events;

namespace CoProduction.Functions.OpenApi.Operations;

/// <summary>Example responses. The code that makes the real responses makes them from the examples of all resources.</summary>
internal static class Samples
{
    internal const string Host = "https://coproduction.example";

    private const string Subject = "anna.nowak";

    internal static readonly DateTimeOffset Moment = new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);

    /// <summary>An ETag as headers and bodies have it.</summary>
    internal const string QuotedETag = "\"0f1e2d3c4b5a69788796a5b4c3d2e1f0\"";

    internal static string Handle { get; } = TextShapes.ExampleOf(typeof(PersonHandle));

    /// <summary>A register whose goal has only two months, so that its report stays short.</summary>
    public static readonly Register Register = new()
    {
        Partners = [RecordKinds.Partners.Example.ToRecord()],
        MineralChains = [RecordKinds.MineralChains.Example.ToRecord()],
        Items =
        [
            RecordKinds.Items.Example.ToRecord(),
            (RecordKinds.Items.Example with
            {
                Code = "155-HE",
                Name = "155 mm high-explosive round",
                Kind = "product",
                Materials = [new() { Item = "155-PRIMER", QuantityPerUnit = 1, Unit = "each", Source = RecordKinds.Goals.Example.Source }],
            }).ToRecord(),
        ],
        Factories = [RecordKinds.Factories.Example.ToRecord()],
        Baselines =
        [
            RecordKinds.Baselines.Example.ToRecord(),
            (RecordKinds.Baselines.Example with { Id = "allied-155-he-2025", Item = "155-HE", Scope = "ALLIED", RatePerYear = 120_000 }).ToRecord(),
        ],
        Goals = [(RecordKinds.Goals.Example with { Months = 2 }).ToRecord()],
    };

    /// <summary>Sites as GeoJSON.</summary>
    public static JsonNode Sites()
    {
        // A stream in memory is written at once.
        using var content = new MemoryStream();
        GeoJsonExport.Write(Register with { MaintenanceSites = [RecordKinds.MaintenanceSites.Example.ToRecord()] }, content, CancellationToken.None).GetAwaiter().GetResult();
        return JsonNode.Parse(content.ToArray())!;
    }

    /// <summary>A deletion as a line of JSON.</summary>
    public static string DeletingLines { get; } = new JsonObject
    {
        ["kind"] = "stock",
        ["id"] = RecordKinds.Stocks.Example.Id,
        ["eTag"] = "\"5f2b1c0d9e8f7a6b5c4d3e2f1a0b9c8d\"",
        ["delete"] = true,
    }.ToJsonString(RecordJson.Options) + "\n";

    /// <summary>A record as a line of JSON.</summary>
    public static string Lines { get; } = new JsonObject { ["kind"] = "partner", ["record"] = Nodes.Of(RecordKinds.Partners.Example) }.ToJsonString(RecordJson.Options) + "\n";

    public static MembershipRequest Founding { get; } = new() { Group = "V4", Action = "found", Partners = ["CZE", "HUN", "POL", "SVK"] };

    public static ImportResponse QueuedImport { get; } = Import(ImportState.Queued, null, RowCounts.None, null);

    public static ImportResponse DoneImport { get; } =
        Import(ImportState.Succeeded, Moment.AddSeconds(3), RowCounts.None with { Done = 1, Total = 1, Unchanged = 1 }, null);

    public static ImportResponse CancelledImport { get; } = Import(ImportState.Cancelled, Moment.AddSeconds(1), RowCounts.None, "Nothing had been written.");

    public static Listing<ImportResponse> Imports { get; } = new([DoneImport], null);

    public static Listing<RowResult> Rows { get; } = new(
        [
            new RowResult(1, null, "partner", "POL", RecordOutcome.Unchanged, null),
            new RowResult(2, null, "stock", null, RecordOutcome.Rejected, [new RowFault("/record/value", null, null, "Must be from 0 to 1000000000000.", BodyFault.InvalidValue)]),
        ],
        null);

    public static Listing<DuplicateResponse> Duplicates { get; } = new(
        [
            new DuplicateResponse(
                "factory",
                new DuplicateSite("pol-nowa-deba", "Nowa Dęba works", "State Arms Group", "Nowa Dęba"),
                new DuplicateSite("pol-nowa-deba-works", "Zakłady Nowa Dęba", "State Arms Group", "Nowa Dęba"),
                0.9,
                ["same town", "same operator"]),
        ],
        null);

    public static ChangesResponse Changes { get; } = new(
        [new ChangeResponse("POL", Moment, ChangeAction.Created, "stock", RecordKinds.Stocks.Example.Id!, "8c1f0a", Nodes.Of(RecordKinds.Stocks.Example))], "MTox", null);

    public static WebhookBody Subscription { get; } = new() { Address = TextShapes.ExampleOf(typeof(ReceiverAddress)), Topics = ["changes", "reports", "jobs", "questions"] };

    private static readonly DeliveryAttempt[] Attempts =
    [
        new(Moment.AddMinutes(5), EventMaker.Change, "change-POL-8de2a3c1f5d8000-1", 503, "The receiver answered 503."),
        new(Moment, DeliveryAttempt.Handshake, null, 200, null),
    ];

    public static WebhookResponse Webhook { get; } = Subscribed(WebhookState.Active, Attempts, Moment.AddMinutes(5)) with { BySubject = Subject };

    public static Listing<WebhookResponse> Webhooks { get; } = new([Webhook], null);

    public static WebhookResponse NewWebhook { get; } = Subscribed(WebhookState.Pending, [], null) with { Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw" };

    public static AuditResponse Audit { get; } = new(IsSound: true, 9, 12, Moment, []);

    public static Listing<LoggedRead> Reads { get; } = new(
        [new LoggedRead(Moment, "POL", Handle, "ExportRegisterLines", "GET", "/api/v1/exports/json-lines", "4b1d0c6f2f0e4a1b") { CallerSubject = Subject }], null);

    public static RecordedRun QueuedRun { get; } = new("0193f0c2a1b27c3d8e4f5a6b7c8d9e11", "weekly-reports", RunCause.ByHand, Handle, Moment, RunResult.Queued);

    public static RecordedRun Run { get; } = QueuedRun with
    {
        Result = RunResult.Succeeded,
        StartedAt = Moment.AddSeconds(1),
        EndedAt = Moment.AddSeconds(9),
        Counts = new Dictionary<string, int> { ["accepted"] = 12, ["planned"] = 12 },
    };

    public static Listing<RecordedRun> Runs { get; } = new([Run with { BySubject = Subject }], null);

    public static TenantBody Tenant { get; } = new() { Id = "0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d", Partner = "JPN" };

    public static Listing<TenantBody> Tenants { get; } = new([Tenant], null);

    public static Listing<TenantChange> TenantHistory { get; } = new([new TenantChange(1, Moment, Handle, null, "JPN") { BySubject = Subject }], null);

    public static PersonResponse Person { get; } =
        new(Handle, "POL", Subject, Moment, null, null, [new TraceCount(TracePlace.History, 12), new TraceCount(TracePlace.Imports, 1)], [])
        {
            Self = $"{Host}/api/v1/people/{Handle}",
        };

    public static Listing<PersonResponse> People { get; } = new([Person], null);

    public static string PartnersFile
    {
        get
        {
            using var content = new MemoryStream();
            var written = CsvFileWriter.Write(CsvFiles.Find("partners.csv")!, new Register { Partners = Register.Partners }, content, CancellationToken.None);
            written.GetAwaiter().GetResult();
            return Encoding.UTF8.GetString(content.ToArray());
        }
    }

    public static JsonNode History
    {
        get
        {
            var revision = new Revision(
                2, Moment, Handle, RevisionAction.Replaced, [new FieldChange("/status", JsonValue.Create("planned"), JsonValue.Create("operating"))], new string('0', 64), "");
            var made = revision with { Hash = RevisionHash.Of("factory", RecordKinds.Factories.Example.Id!, revision), BySubject = Subject };
            return Nodes.Of(new Listing<Revision>([made], $"{Host}/api/v1/factories/{RecordKinds.Factories.Example.Id}/history?pageSize=1&cursor=Mg"));
        }
    }

    private static ImportResponse Import(ImportState state, DateTimeOffset? end, RowCounts rows, string? message)
    {
        const string Id = "018f3c9a7b2d4e5f6a7b";
        var self = $"{Host}/api/v1/imports/{Id}";
        return new ImportResponse(
            Id, state, ImportFormat.JsonLines, null, DryRun: false, Handle, Moment, end is null ? null : Moment.AddSeconds(1), end, rows, null, message, null, self, $"{self}/results");
    }

    private static WebhookResponse Subscribed(WebhookState state, IReadOnlyList<DeliveryAttempt> attempts, DateTimeOffset? failingSince)
    {
        const string Id = "018f3c9a7b2d7e5f8a7b9c0d1e2f3a4b";
        return new WebhookResponse(
            Id, state, Subscription.Address!, Subscription.Told, Handle, Moment, [new SigningKeyResponse(Id, Moment, null)], null, 0, attempts, failingSince,
            failingSince?.AddSeconds(5), null, null, $"{Host}/api/v1/webhooks/{Id}");
    }

    public static SignInResponse SignIn { get; } = SignInResponse.Of(new EntraApplication(
        new Uri("https://login.microsoftonline.com/organizations"), "5f3c1f0a-7d52-4b4f-9f0e-1a2b3c4d5e6f", "api://5f3c1f0a-7d52-4b4f-9f0e-1a2b3c4d5e6f/.default"));

    public static IndexResponse Index { get; } =
        new("CoProduction", "0.1.0", new Dictionary<string, string> { ["api/health/ready"] = $"{Host}/api/health/ready", ["partners"] = $"{Host}/api/v1/partners" });

    public static ReadyResponse Ready { get; } = new("ready", [new("tables", PartHealth.Answering, 4), new("blobs", PartHealth.Answering, 3)]);

    public static ReadyResponse NotReady { get; } = new("not-ready", [new("tables", PartHealth.Answering, 4), new("blobs", PartHealth.Silent, 3000)]);
}
