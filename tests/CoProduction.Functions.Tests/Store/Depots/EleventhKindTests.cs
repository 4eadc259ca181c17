using System.Net;
using System.Text.Json.Nodes;
using CoProduction.Functions.Catalog;
using CoProduction.Functions.OpenApi.Generation;
using CoProduction.Functions.Records;
using CoProduction.Functions.Tests.Access;
using CoProduction.Functions.Tests.Import;
using CoProduction.Functions.Tests.Records;
using Microsoft.Extensions.DependencyInjection;

namespace CoProduction.Functions.Tests.Store.Depots;

/// <summary>A program with one more kind, which needs only its folder and its line in the list of kinds.</summary>
public sealed class EleventhKindTests : IAsyncLifetime
{
    private static readonly DepotRecordKind Depots = new();
    private static readonly RecordKinds Kinds = new([.. RecordKinds.Standard.All, Depots]);

    private static readonly FunctionCatalog Functions =
        new(FunctionCatalog.Of(typeof(Program).Assembly).All.Select(function => function.Method.DeclaringType!).Distinct().Append(typeof(DepotFunctions)));

    private readonly HttpClient client = new HttpClient().As("POL");
    private HostedProgram? program;

    public async ValueTask InitializeAsync()
    {
        var settings = ProgramFixture.SettingsOf((await Azurite.Shared).NewAccount(), "eleventh");
        program = await HostedProgram.StartAsync(settings, catalog: Functions, configure: services =>
        {
            services.AddSingleton(Kinds);
            Depots.AddTo(services);
        });
        client.BaseAddress = program.Address;
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await program!.DisposeAsync();
    }

    [Fact]
    public async Task It_is_created_changed_listed_and_deleted_with_its_history()
    {
        var created = await client.Post("api/v1/depots", Example());
        Assert.Equal(HttpStatusCode.Created, created.Status);
        Assert.Equal(HttpStatusCode.Conflict, (await client.Post("api/v1/depots", Example())).Status);
        Assert.Equal("/bays", (string?)(await client.Post("api/v1/depots", Example("OTHER", bays: 101))).Json["errors"]![0]!["pointer"]);

        Assert.Equal(HttpStatusCode.OK, (await client.Put("api/v1/depots/LIPA", Example(bays: 5), "*")).Status);
        Assert.Equal(["LIPA"], (await client.Get("api/v1/depots?text=lipa")).Ids("code"));
        Assert.Equal(HttpStatusCode.NoContent, (await client.Delete("api/v1/depots/LIPA", "*")).Status);

        var history = (await client.Get("api/v1/depots/LIPA/history")).Json["items"]!.AsArray();
        Assert.Equal(["added", "replaced", "removed"], history.Select(revision => (string?)revision!["action"]));
        Assert.Equal(("/bays", 4, 5), Change(history[1]!["changes"]![0]!));
        Assert.True((bool)(await client.Get("api/v1/audit/verify")).Json["isSound"]!);

        static (string?, int, int) Change(JsonNode change) => ((string?)change["field"], (int)change["from"]!, (int)change["to"]!);
    }

    [Fact]
    public async Task It_is_imported_exported_and_told_of_in_the_feed()
    {
        var line = new JsonObject { ["kind"] = "depot", ["record"] = Example("GAJ") }.ToJsonString();
        var job = (await client.PostLines(line)).Job();
        Assert.Equal("succeeded", (await client.End(job)).State());

        var export = await client.Get("api/v1/exports/json-lines");
        Assert.Contains(line, export.Text.Split('\n'));

        var change = Assert.Single((await client.Get("api/v1/changes")).Json["items"]!.AsArray(), change => (string?)change!["kind"] == "depot");
        Assert.Equal(("GAJ", "Depot at Lipa"), ((string?)change!["id"], (string?)change["record"]!["name"]));
    }

    [Fact]
    public void It_is_in_the_OpenAPI_document()
    {
        var document = JsonNode.Parse(OpenApiDocument.Of(Functions, Kinds))!;

        Assert.Equal(["get", "post"], Methods("/api/v1/depots"));
        Assert.Equal(["delete", "get", "put"], Methods("/api/v1/depots/{id}"));
        Assert.Equal(["get"], Methods("/api/v1/depots/{id}/history"));
        var bays = document["components"]!["schemas"]!["Depot"]!["properties"]!["bays"]!;
        Assert.Equal((1, 100, "The number of lorries that can be loaded at once."), ((int)bays["minimum"]!, (int)bays["maximum"]!, (string?)bays["description"]));

        IEnumerable<string> Methods(string path) => document["paths"]![path]!.AsObject().Select(method => method.Key).Order(StringComparer.Ordinal);
    }

    [Fact]
    public void Two_kinds_of_one_name_are_refused() =>
        Assert.Throws<ArgumentException>(() => new RecordKinds([.. Kinds.All, new DepotRecordKind()]));

    private static JsonObject Example(string code = "LIPA", int bays = 4) => new()
    {
        ["code"] = code,
        ["name"] = "Depot at Lipa",
        ["bays"] = bays,
        ["releasableTo"] = new JsonArray("everyone"),
    };
}
