using System.Net;
using System.Text.Json.Nodes;
using CoProduction.Functions.Access;
using CoProduction.Functions.Store;

namespace CoProduction.Functions.Tests.Records.Memberships;

/// <summary>A register of partners whose groups the tests seed, each under a name of its own, and callers of these partners.</summary>
public sealed class GroupRegister : IAsyncLifetime
{
    private const string Proposals = "api/v1/membership-proposals";

    public ProgramFixture Program { get; } = new();

    public HttpClient Client => Program.Client;

    public async ValueTask InitializeAsync()
    {
        await Program.InitializeAsync();
        await Program.Get<IRecordStore>().SeedPartners(ResourceCase.Of("partners").Example);
        foreach (var resource in new[] { ResourceCase.Of("mineral-chains"), ResourceCase.Of("items") })
        {
            var body = resource.Example;
            body["releasableTo"] = new JsonArray("everyone");
            var answer = await Client.Post(resource.Address, body);
            Assert.True(answer.Status == HttpStatusCode.Created, answer.ToString());
        }
    }

    public ValueTask DisposeAsync() => Program.DisposeAsync();

    /// <summary>Gives partners their groups, as the command line does.</summary>
    public Task Seed(params (string Code, string[] Groups)[] partners) => Program.Get<IRecordStore>().SeedPartners(partners);

    /// <summary>The members of a group, by what the partners' records say.</summary>
    public async Task<IReadOnlyList<string>> Members(string group) =>
    [
        .. (await Client.Get("api/v1/partners?pageSize=500&retired=true")).Json["items"]!.AsArray()
            .Where(partner => partner!["memberships"]!.AsArray().Any(membership => (string?)membership == group))
            .Select(partner => (string)partner!["code"]!),
    ];

    public async Task<Answer> Propose(string partner, string action, string group, params string[] partners) =>
        await As(partner, Role.Coordinator, client => client.Post(Proposals, Body(action, group, partners)));

    public Task<Answer> Agree(string partner, string id, string ifMatch = "*") => Decide(partner, id, "agree", ifMatch);

    public Task<Answer> Refuse(string partner, string id) => Decide(partner, id, "refuse", "*");

    public Task<Answer> Decide(string partner, string id, string what, string? ifMatch, Role role = Role.Coordinator, string? key = null) =>
        As(partner, role, client => client.Ask(HttpMethod.Post, $"{Proposals}/{id}/{what}", null, ("If-Match", ifMatch), ("Idempotency-Key", key)));

    public Task<Answer> Get(string partner, Role role, string address) => As(partner, role, client => client.Get(address));

    public async Task<Answer> As(string partner, Role role, Func<HttpClient, Task<Answer>> ask)
    {
        using var client = Program.ClientOf(partner, role);
        return await ask(client);
    }

    public static JsonObject Body(string action, string group, params string[] partners) => new()
    {
        ["group"] = group,
        ["action"] = action,
        ["partners"] = new JsonArray([.. partners.Select(partner => JsonValue.Create(partner))]),
    };
}
