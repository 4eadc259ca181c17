using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CoProduction.Functions.Access;
using CoProduction.Functions.GapReports;
using CoProduction.Functions.GapReports.Nights;
using CoProduction.Functions.Store;
using CoProduction.Functions.Tests.GapReports.Nights;
using CoProduction.Functions.Tests.Import;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.Access.People;

/// <summary>A person of Poland with every right, who leaves traces wherever one can.</summary>
internal sealed class Person : IDisposable
{
    private readonly ClockedProgram program;
    private readonly string id;
    private readonly List<string> written = [];

    /// <param name="program">The program.</param>
    /// <param name="subject">The subject of the person's tokens.</param>
    /// <param name="id">Part of the ids of what the person writes.</param>
    public Person(ClockedProgram program, string subject, string id)
    {
        (this.program, this.id) = (program, id);
        Client = new HttpClient { BaseAddress = program.Client.BaseAddress };
        Client.DefaultRequestHeaders.Authorization = new("Bearer", DevelopmentTokens.Of("POL", subject, Role.Contributor, Role.Coordinator, Role.Operator));
    }

    public HttpClient Client { get; }

    /// <summary>The addresses of what the person has written and has a history.</summary>
    public IReadOnlyList<string> Written => written;

    public void Dispose() => Client.Dispose();

    /// <summary>Writes, imports, proposes, subscribes, asks and reads, each with an idempotency key where there can be one.</summary>
    public async Task DoEverything()
    {
        await Write($"pol-{id}-works");
        await Import(JobClient.JsonLines, "", JobLines.Factory($"pol-{id}-lines"));
        written.Add($"api/v1/factories/pol-{id}-lines");
        await Import("text/csv", "?file=products.csv", $"code,name,family,unit,notes\nX-{id},Shell of {id},artillery-155,round,\n");
        written.Add($"api/v1/items/X-{id}");
        await Cancel();
        await Propose();
        await Done(HttpStatusCode.Created, HttpMethod.Put, $"api/v1/tenants/{id}.example", """{"partner":"GBR"}""", ("If-None-Match", "*"));
        written.Add($"api/v1/tenants/{id}.example");
        await Done(
            HttpStatusCode.Created, HttpMethod.Post, "api/v1/webhooks", """{"address":"https://hooks.mod.example/coproduction","topics":["jobs"]}""", ("Idempotency-Key", $"{id}-webhook"));
        await program.Fire("KeepAuditHeads");
        await Publish();
        await Done(HttpStatusCode.OK, HttpMethod.Get, "api/v1/exports/json-lines");
        await Done(HttpStatusCode.OK, HttpMethod.Get, "api/v1/audit/verify");
    }

    /// <summary>Writes one record.</summary>
    public async Task Write(string factory)
    {
        await Done(HttpStatusCode.Created, HttpMethod.Post, "api/v1/factories", JobLines.FactoryBody(factory).ToJsonString(), ("Idempotency-Key", factory));
        written.Add($"api/v1/factories/{factory}");
    }

    /// <summary>The history of everything that the person has written.</summary>
    public async Task<IReadOnlyList<JsonNode>> Histories()
    {
        var histories = new List<JsonNode>();
        foreach (var address in written)
        {
            histories.Add((await program.Client.Get($"{address}/history")).Json["items"]!);
        }

        return histories;
    }

    private async Task Import(string type, string query, string content)
    {
        var job = (await Client.PostBody(query, type, Encoding.UTF8.GetBytes(content), ("Idempotency-Key", $"{id}{query}"))).Job();
        await program.RunImport("POL", job);
        Assert.Equal("succeeded", (await Client.Get(job)).Json.State());
    }

    private async Task Cancel()
    {
        var job = (await Client.PostLines(JobLines.Factory($"pol-{id}-never"))).Job();
        await Done(HttpStatusCode.OK, HttpMethod.Post, $"{job}/cancel", null, ("Idempotency-Key", $"{id}-cancel"));
    }

    private async Task Propose()
    {
        await program.Get<IRecordStore>().SeedPartners(("JPN", []));
        var group = $"G{id.ToUpperInvariant()}";
        await Done(
            HttpStatusCode.Created, HttpMethod.Post, "api/v1/membership-proposals", $$"""{"group":"{{group}}","action":"found","partners":["JPN","POL"]}""", ("Idempotency-Key", $"{id}-group"));
        var proposal = $"api/v1/membership-proposals/found-{group.ToLowerInvariant()}";
        await Done(HttpStatusCode.OK, HttpMethod.Post, $"{proposal}/withdraw", null, ("If-Match", "*"), ("Idempotency-Key", $"{id}-no-group"));
        written.Add(proposal);
    }

    /// <summary>Publishes a report under a scenario, whose answer is kept in a blob.</summary>
    private async Task Publish()
    {
        await program.Fire("ArchiveGapReport");
        var night = (await program.Get<SnapshotArchive>().List(default))[0];
        await program.Get<NightRun>().Complete(night, (await program.Get<SnapshotArchive>().Find(night, default))!);
        await Done(
            HttpStatusCode.Created,
            HttpMethod.Post,
            "api/v1/gap-reports",
            $$"""{"snapshot":"{{night.Value}}","scenarios":[{"changes":[{"kind":"outage","partners":["JPN"],"months":{{written.Count + id.Length}}}]}]}""",
            ("Idempotency-Key", $"{id}-report"));
    }

    private async Task Done(HttpStatusCode expected, HttpMethod method, string address, string? body = null, params (string, string?)[] headers)
    {
        var answer = await Client.Ask(method, address, body is null ? null : Asking.Json(body), headers);
        Assert.True(answer.Status == expected, $"{method} {address}: {answer}");
    }
}
