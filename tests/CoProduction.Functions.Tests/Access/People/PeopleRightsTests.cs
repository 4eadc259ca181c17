using System.Net;
using System.Text.Json.Nodes;
using CoProduction.Functions.Access;
using CoProduction.Functions.Tests.Access.Tenants;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.Access.People;

/// <summary>Who finds and erases whom: operators their own partner's people, and those of Poland, which runs the program, everybody.</summary>
public sealed class PeopleRightsTests : IAsyncLifetime
{
    private const string Subject = "7c1f-person";

    private TwoInstances two = null!;

    public async ValueTask InitializeAsync() => two = await TwoInstances.Start();

    public ValueTask DisposeAsync() => two.DisposeAsync();

    [Theory]
    [InlineData(Role.Reader)]
    [InlineData(Role.Contributor)]
    [InlineData(Role.Coordinator)]
    public async Task Only_operators_find_and_erase_people(Role role)
    {
        var handle = await HandleOf(FakeIssuer.Japan, "JPN");

        foreach (var (method, address) in Requests(handle, "JPN"))
        {
            Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), await As(FakeIssuer.Japan, role, method, address) is var answer ? (answer.Status, answer.Code) : default);
        }

        Assert.Equal(Subject, (string?)(await As(FakeIssuer.Japan, Role.Operator, HttpMethod.Get, $"api/v1/people/{handle}")).Json["subject"]);
    }

    [Fact]
    public async Task Operator_of_another_partner_learns_nothing_and_erases_nobody()
    {
        var handle = await HandleOf(FakeIssuer.Poland, "POL");

        foreach (var (method, address) in Requests(handle, "POL"))
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await As(FakeIssuer.Japan, Role.Operator, method, address)).Status);
        }

        foreach (var (method, address) in Requests($"POL:person~{new string('0', 32)}", "POL"))
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await As(FakeIssuer.Japan, Role.Operator, method, address)).Status);
        }

        Assert.Equal(Subject, (string?)(await As(FakeIssuer.Poland, Role.Operator, HttpMethod.Get, $"api/v1/people/{handle}")).Json["subject"]);
    }

    [Fact]
    public async Task Operator_of_the_host_finds_and_erases_people_of_every_partner()
    {
        var handle = await HandleOf(FakeIssuer.Japan, "JPN");

        Assert.Equal(HttpStatusCode.NoContent, (await As(FakeIssuer.Poland, Role.Operator, HttpMethod.Delete, $"api/v1/people/{handle}")).Status);

        var found = await As(FakeIssuer.Poland, Role.Operator, HttpMethod.Get, $"api/v1/people?subject={Subject}&partner=JPN");
        Assert.Empty(found.Json["items"]!.AsArray());
    }

    [Fact]
    public async Task Instances_that_meet_a_person_at_once_write_one_handle_into_both_histories()
    {
        string[] tenants = ["a.example", "b.example"];
        await Task.WhenAll(two.Clients.Zip(tenants).Select(async pair =>
        {
            var made = await two.Ask(
                pair.First, FakeIssuer.Poland, Role.Operator, HttpMethod.Put, $"api/v1/tenants/{pair.Second}", new JsonObject { ["partner"] = "GBR" }, ("If-None-Match", "*"));
            Assert.True(made.Status == HttpStatusCode.Created, made.ToString());
        }));

        var authors = await Task.WhenAll(tenants.Select(async tenant => (string?)(await two.Operate(HttpMethod.Get, $"/{tenant}/history")).Json["items"]![0]!["by"]));
        Assert.Equal(await HandleOf(FakeIssuer.Poland, "POL"), Assert.Single(authors.Distinct()));
    }

    private static IEnumerable<(HttpMethod, string)> Requests(string handle, string partner) =>
    [
        (HttpMethod.Get, $"api/v1/people?subject={Subject}&partner={partner}"),
        (HttpMethod.Get, $"api/v1/people/{handle}"),
        (HttpMethod.Delete, $"api/v1/people/{handle}"),
    ];

    private Task<Answer> As(string tenant, Role role, HttpMethod method, string address) => two.Ask(two.First, tenant, role, method, address);

    /// <summary>The handle of the person of a tenant, whose own question gives it one.</summary>
    private async Task<string> HandleOf(string tenant, string partner)
    {
        var found = await As(tenant, Role.Operator, HttpMethod.Get, $"api/v1/people?subject={Subject}&partner={partner}");
        Assert.True(found.Status == HttpStatusCode.OK, found.ToString());
        return (string)found.Json["items"]![0]!["handle"]!;
    }
}
