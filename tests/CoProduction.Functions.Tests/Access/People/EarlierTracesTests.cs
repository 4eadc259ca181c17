using System.Net;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using CoProduction.Functions.Access.Reads;
using CoProduction.Functions.Access.Tenants;
using CoProduction.Functions.Records;
using CoProduction.Functions.Store;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.Access.People;

/// <summary>Rows of earlier programs, which name a subject itself.</summary>
public sealed class EarlierTracesTests(ClockedProgram program) : IClassFixture<ClockedProgram>
{
    private const string Job = "018f3c9a7b2d4e5f6a7b";

    [Fact]
    public async Task Person_whom_earlier_rows_name_is_found_and_not_erased()
    {
        await Leave("old.hand");
        var before = await Found("old.hand");
        using var hand = new Person(program, "old.hand", "hand");
        await hand.Write("pol-hand-works");
        var person = await Found("old.hand");

        var refused = await program.Client.Delete((string)person["self"]!, null);

        string[] counts = ["history 1", "imports 1", "reads 1", "tenants 1"];
        Assert.Null(before["handle"]);
        Assert.Equal("old.hand", (string?)before["subject"]);
        Assert.Equal(counts, Counts(before["earlierTraces"]!));
        Assert.Equal(counts, Counts(person["earlierTraces"]!));
        Assert.Equal(["history 1"], Counts(person["traces"]!));
        Assert.Equal((HttpStatusCode.Conflict, "earlier-traces"), (refused.Status, refused.Code));
        Assert.Equal(counts, Counts(refused.Json["traces"]!));
        Assert.Equal(person.ToJsonString(), (await Found("old.hand")).ToJsonString());
        Assert.Equal("old.hand", (string?)(await hand.Histories())[0][0]!["bySubject"]);
    }

    [Fact]
    public async Task Earlier_rows_are_read_as_they_are()
    {
        await Leave("old.fox", job: "018f3c9a7b2d4e5f6a7c", tenant: "fox.example", item: "X-FOX");

        Assert.Equal(("POL:old.fox", null), Told((await program.Client.Get("api/v1/imports/018f3c9a7b2d4e5f6a7c")).Json));
        Assert.Equal(("POL:old.fox", null), Told((await program.Client.Get("api/v1/items/X-FOX/history")).Json["items"]![0]!));
        Assert.Equal(("POL:old.fox", null), Told((await program.Client.Get("api/v1/tenants/fox.example/history")).Json["items"]![0]!));
        Assert.True((bool?)(await program.Client.Get("api/v1/audit/verify")).Json["isSound"]);
    }

    [Fact]
    public async Task Name_that_begins_like_another_is_another_person()
    {
        await program.Get<IRecordStore>().Put(RecordKinds.Items, [Item("X-LONG")], Author.Named("POL:ola.nowak"), null, null, default);
        await program.Get<IRecordStore>().Put(RecordKinds.Items, [Item("X-IMPORTED")], Author.Named($"POL:ola (import {Job})"), null, null, default);

        Assert.Equal(["history 1"], Counts((await Found("ola"))["earlierTraces"]!));
    }

    /// <summary>Writes one row each as the programs of before did.</summary>
    private async Task Leave(string subject, string job = Job, string tenant = "old.example", string item = "X-OLD")
    {
        await program.Get<IRecordStore>().Put(RecordKinds.Items, [Item(item)], Author.Named($"POL:{subject}"), seenAt: null, progress: null, default);
        await program.Get<ReadLog>().Keep(new LoggedRead(program.Clock.Now, "POL", subject, "ExportRegister", "GET", "/api/v1/exports", "c0ffee"), default);
        await program.Get<TenantTable>().Change(tenant, former: null, new TenantChange(1, program.Clock.Now, $"POL:{subject}", null, "GBR"), default);
        var jobs = new TableClient(program.ConnectionString, $"{program.StoragePrefix}Jobs");
        await jobs.CreateIfNotExistsAsync();
        await jobs.AddEntityAsync(new TableEntity("POL", job)
        {
            ["Finished"] = true,
            ["State"] = "Cancelled",
            ["CreatedAt"] = program.Clock.Now,
            ["By"] = $"POL:{subject}",
            ["Json"] = $$"""
                {"id":"{{job}}","partner":"POL","subject":"{{subject}}","roles":["contributor"],"format":"json-lines","dryRun":false,"notDuplicateOf":[],"replaces":[],
                "overwrites":false,"createdAt":"2026-03-31T12:00:00+00:00","finishedAt":"2026-03-31T12:00:01+00:00","state":"cancelled",
                "rows":{"done":0,"total":1,"added":0,"replaced":0,"unchanged":0,"rejected":0},"message":"Nothing had been written.","lines":1,"isAdmitted":true,
                "cancelRequested":false,"decided":false,"run":0,"batches":0,"offset":0,"line":0,"failures":0}
                """,
        });
    }

    private static PlannedWrite Item(string code)
    {
        var item = ResourceCase.Of("items").Example;
        (item["code"], item["materials"]) = (code, new JsonArray());
        return new PlannedWrite(RecordKinds.Items.Read(item.ToJsonString(RecordJson.Options)));
    }

    private static (string?, string?) Told(JsonNode answer) => ((string?)answer["by"], (string?)answer["bySubject"]);

    private async Task<JsonNode> Found(string subject) => (await program.Client.Get($"api/v1/people?subject={subject}")).Json["items"]![0]!;

    private static string[] Counts(JsonNode traces) => [.. traces.AsArray().Select(trace => $"{trace!["place"]} {trace["count"]}")];
}
