using System.Net;
using System.Text.Json.Nodes;
using CoProduction.Functions.Tests.Access;
using CoProduction.Functions.Tests.Import;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.Hosting.Upgrades;

/// <summary>One version of the program in a process of its own. It is sent only what its own document describes.</summary>
internal sealed class ProgramVersion : IAsyncDisposable
{
    /// <summary>The examples that refer to each other, each after those that it refers to.</summary>
    private static readonly (string Path, string Example)[] References = [("partners", "Partner"), ("mineral-chains", "MineralChain"), ("items", "Item")];

    private readonly StartedProcess process;
    private readonly JsonNode document;

    private ProgramVersion(StartedProcess process, HttpClient client, JsonNode document) => (this.process, Client, this.document) = (process, client, document);

    public HttpClient Client { get; }

    public string Output => process.Output;

    public static async Task<ProgramVersion> StartAsync(string assembly, IReadOnlyDictionary<string, string?> settings)
    {
        var process = StartedProcess.Start("dotnet", ["exec", assembly, "--urls", "http://127.0.0.1:0"], ProgramProcess.Only(settings), Path.GetDirectoryName(assembly));
        var client = new HttpClient { BaseAddress = await ProgramProcess.AddressAsync(process) }.As("POL");
        return new ProgramVersion(process, client, (await client.Get("api/openapi.json")).Json);
    }

    /// <summary>Creates the records that a factory refers to.</summary>
    public async Task AddReferences()
    {
        foreach (var (path, name) in References)
        {
            var body = Example(name);
            body["releasableTo"] = new JsonArray("everyone");
            if (path == "partners")
            {
                body["memberships"] = new JsonArray();
            }

            Is(HttpStatusCode.Created, await Client.Post($"api/v1/{path}", body));
        }
    }

    /// <summary>A factory that resembles no other.</summary>
    public JsonObject Factory(string id)
    {
        var factory = Example("Factory");
        foreach (var alias in new[] { "formerNames", "operatorFormerNames", "identifiers", "partner" })
        {
            factory.Remove(alias);
        }

        (factory["id"], factory["name"], factory["operator"], factory["releasableTo"]) =
            (id, JobLines.Unlike(id), JobLines.Unlike($"operator of {id}"), new JsonArray("everyone"));
        factory["location"] = new JsonObject { ["town"] = JobLines.Unlike($"town of {id}"), ["confidence"] = "reported" };
        return factory;
    }

    /// <summary>Creates a record, or repeats its creation under the same key.</summary>
    public async Task<string> Create(JsonObject factory, string key) => Is(HttpStatusCode.Created, await Post(factory, key)).ETag;

    public async Task<Answer> Post(JsonObject factory, string key)
    {
        using var body = new StringContent(factory.ToJsonString(), null, "application/json");
        return await Client.Ask(HttpMethod.Post, "api/v1/factories", body, ("Idempotency-Key", key));
    }

    /// <summary>Gives a record, of which this version reads the given state, another name.</summary>
    /// <returns>The answer, which may be that another writer came first.</returns>
    public async Task<Answer> Rename(string id, string name, string etag)
    {
        var body = Is(HttpStatusCode.OK, await Client.Get(AddressOf(id))).Json;
        body["name"] = name;
        return await Client.Put(AddressOf(id), body, etag);
    }

    public Task<Answer> Read(string id) => Client.Get(AddressOf(id));

    public Task<Answer> Retire(string id, string etag) => Client.Delete(AddressOf(id), etag);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await process.DisposeAsync();
    }

    /// <summary>Checks the status of an answer.</summary>
    public Answer Is(HttpStatusCode expected, Answer answer)
    {
        Assert.True(answer.Status == expected, $"{answer}\n{Output}");
        return answer;
    }

    private static string AddressOf(string id) => $"api/v1/factories/{id}";

    private JsonObject Example(string name) => document["components"]!["examples"]![name]!["value"]!.DeepClone().AsObject();
}
