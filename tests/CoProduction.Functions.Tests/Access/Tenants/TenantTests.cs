using System.Net;
using System.Text.Json.Nodes;
using CoProduction.Functions.Access;
using CoProduction.Functions.Access.Tenants;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.Access.Tenants;

/// <summary>Tenants that an operator adds, changes and removes while the program runs.</summary>
public sealed class TenantTests : IAsyncLifetime
{
    private const string New = FakeIssuer.Stranger;

    private TwoInstances two = null!;

    public async ValueTask InitializeAsync() => two = await TwoInstances.Start();

    public ValueTask DisposeAsync() => two.DisposeAsync();

    [Fact]
    public async Task New_tenant_is_let_in_on_every_instance_without_a_restart()
    {
        Assert.Equal([401, 401], await two.Statuses(New));
        var made = await two.Add(New.Replace("-", "", StringComparison.Ordinal), "GBR");

        two.Clock.Now += KnownTenants.Longest;
        Assert.Equal([200, 200], await two.Statuses(New));

        Assert.Equal(HttpStatusCode.Created, made.Status);
        Assert.Equal($"{two.First.BaseAddress}api/v1/tenants/{New}", made.Headers.Location!.AbsoluteUri);
        Assert.Equal(
            [(FakeIssuer.Japan, "JPN"), (FakeIssuer.Poland, "POL"), (New, "GBR")],
            (await two.Operate(HttpMethod.Get, "")).Json["items"]!.AsArray().Select(tenant => ((string?)tenant!["id"], (string?)tenant["partner"])));
    }

    [Fact]
    public async Task Removed_tenant_is_refused_within_15_seconds_on_every_instance()
    {
        await two.Add(New, "GBR");
        two.Clock.Now += KnownTenants.Longest;
        Assert.Equal([200, 200], await two.Statuses(New));

        Assert.Equal(HttpStatusCode.NoContent, (await two.Remove(New)).Status);
        two.Clock.Now += TimeSpan.FromSeconds(15);

        Assert.Equal([401, 401], await two.Statuses(New));
        Assert.Equal(HttpStatusCode.NotFound, (await two.Operate(HttpMethod.Get, $"/{New}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await two.Remove(New)).Status);
    }

    [Fact]
    public async Task What_the_table_says_overrides_the_settings_also_after_a_restart()
    {
        Assert.Equal([200, 200], await two.Statuses(FakeIssuer.Japan));
        Assert.Equal(HttpStatusCode.NoContent, (await two.Remove(FakeIssuer.Japan)).Status);
        two.Clock.Now += KnownTenants.Longest;
        await two.StartAnother();

        Assert.Equal([401, 401, 401], await two.Statuses(FakeIssuer.Japan));
        Assert.Equal(HttpStatusCode.Created, (await two.Add(FakeIssuer.Japan, "KOR")).Status);
        two.Clock.Now += KnownTenants.Longest;
        Assert.Equal([200, 200, 200], await two.Statuses(FakeIssuer.Japan));
    }

    [Fact]
    public async Task Callers_of_a_tenant_speak_for_the_partner_that_it_was_given_to()
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await Edit()).Status);

        await two.Operate(HttpMethod.Put, $"/{FakeIssuer.Japan}", new JsonObject { ["partner"] = "POL" }, ("If-Match", "*"));
        two.Clock.Now += KnownTenants.Longest;
        Assert.Equal(HttpStatusCode.Created, (await Edit()).Status);

        Task<Answer> Edit() => two.Ask(
            two.First, FakeIssuer.Japan, Role.Operator, HttpMethod.Put, $"api/v1/tenants/{New}", new JsonObject { ["partner"] = "GBR" }, ("If-None-Match", "*"));
    }

    [Fact]
    public async Task History_says_who_changed_what_and_when()
    {
        var start = two.Clock.Now;
        await two.Add(New, "GBR");
        two.Clock.Now += TimeSpan.FromMinutes(1);
        await two.Operate(HttpMethod.Put, $"/{New}", new JsonObject { ["partner"] = "FRA" }, ("If-Match", "*"));
        await two.Operate(HttpMethod.Put, $"/{New}", new JsonObject { ["partner"] = "FRA" }, ("If-Match", "*"));
        two.Clock.Now += TimeSpan.FromMinutes(1);
        await two.Remove(New);
        two.Clock.Now += TimeSpan.FromMinutes(1);
        await two.Remove(FakeIssuer.Japan);

        Assert.Equal(
            [(1, start, (string?)null, "GBR"), (2, start.AddMinutes(1), "GBR", "FRA"), (3, start.AddMinutes(2), "FRA", null)], await History(New));
        Assert.Equal([(1, start.AddMinutes(3), (string?)"JPN", null)], await History(FakeIssuer.Japan));
        Assert.Equal(HttpStatusCode.NotFound, (await two.Operate(HttpMethod.Get, $"/{FakeIssuer.Poland}/history")).Status);
    }

    [Fact]
    public async Task Only_operators_see_tenants_and_only_those_of_the_host_change_them()
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            var seen = role == Role.Operator ? HttpStatusCode.OK : HttpStatusCode.Forbidden;
            foreach (var address in new[] { "", $"/{FakeIssuer.Japan}", $"/{New}/history" })
            {
                var answer = await two.Ask(two.First, FakeIssuer.Japan, role, HttpMethod.Get, $"api/v1/tenants{address}");
                Assert.Equal(address.EndsWith("history", StringComparison.Ordinal) && role == Role.Operator ? HttpStatusCode.NotFound : seen, answer.Status);
            }

            foreach (var (tenant, method) in new[] { (FakeIssuer.Japan, HttpMethod.Put), (FakeIssuer.Japan, HttpMethod.Delete), (FakeIssuer.Poland, HttpMethod.Delete) })
            {
                if (tenant == FakeIssuer.Japan || role != Role.Operator)
                {
                    var answer = await two.Ask(two.First, tenant, role, method, $"api/v1/tenants/{New}", new JsonObject { ["partner"] = "JPN" }, ("If-Match", "*"));
                    Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), (answer.Status, answer.Code));
                }
            }
        }
    }

    [Fact]
    public async Task Host_cannot_lose_its_last_tenant()
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await two.Remove(FakeIssuer.Poland)).Status);
        var away = await two.Operate(HttpMethod.Put, $"/{FakeIssuer.Poland}", new JsonObject { ["partner"] = "GBR" }, ("If-Match", "*"));
        Assert.Equal(HttpStatusCode.Forbidden, away.Status);

        await two.Add(New, "POL");
        Assert.Equal(HttpStatusCode.NoContent, (await two.Remove(FakeIssuer.Poland)).Status);
    }

    [Fact]
    public async Task Change_must_name_the_version_that_it_changes()
    {
        var tenant = await two.Operate(HttpMethod.Get, $"/{FakeIssuer.Japan}");
        var changed = JsonNode.Parse("""{"partner":"KOR"}""")!;

        Assert.Equal(428, await Put(tenant.Json));
        Assert.Equal(428, (int)(await two.Operate(HttpMethod.Delete, $"/{FakeIssuer.Japan}")).Status);
        Assert.Equal(412, await Put(changed, ("If-None-Match", "*")));
        Assert.Equal(412, await Put(changed, ("If-Match", "\"0\"")));
        Assert.Equal(400, await Put(changed, ("If-Match", "0")));
        Assert.Equal(200, await Put(tenant.Json, ("If-Match", tenant.ETag)));
        Assert.Equal(200, await Put(changed, ("If-Match", tenant.ETag)));
        Assert.Equal(412, await Put(changed, ("If-Match", tenant.ETag)));
        Assert.Equal(412, (int)(await two.Operate(HttpMethod.Delete, $"/{FakeIssuer.Japan}", null, ("If-Match", tenant.ETag))).Status);

        async Task<int> Put(JsonNode body, params (string, string?)[] headers) =>
            (int)(await two.Operate(HttpMethod.Put, $"/{FakeIssuer.Japan}", body, headers)).Status;
    }

    [Theory]
    [InlineData("""{"partner":"pol"}""", "/partner")]
    [InlineData("""{"partner":"POLAND"}""", "/partner")]
    [InlineData("""{}""", "/partner")]
    [InlineData("""{"partner":"POL","id":"0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d"}""", "/id")]
    [InlineData("""{"partner":"POL","role":"operator"}""", "/role")]
    public async Task Faulty_tenant_is_refused_by_name(string body, string place)
    {
        var answer = await two.Operate(HttpMethod.Put, $"/{New}", JsonNode.Parse(body), ("If-None-Match", "*"));

        Assert.Equal((HttpStatusCode.BadRequest, "validation-failed"), (answer.Status, answer.Code));
        Assert.Equal([place], answer.Pointers);
    }

    [Fact]
    public async Task Tenants_are_listed_page_by_page()
    {
        await two.Add(New, "GBR");
        var ids = new List<string>();
        for (var next = "?pageSize=1"; next is not null;)
        {
            var page = await two.Operate(HttpMethod.Get, next);
            ids.AddRange(page.Ids("id"));
            next = (string?)page.Json["nextLink"] is { } link ? new Uri(link).Query : null;
        }

        Assert.Equal([FakeIssuer.Japan, FakeIssuer.Poland, New], ids);
        Assert.Equal(HttpStatusCode.BadRequest, (await two.Operate(HttpMethod.Get, "?cursor=AAAA")).Status);
    }

    [Fact]
    public async Task Storage_that_goes_away_grants_nothing_and_is_waited_for_15_seconds_at_most()
    {
        Assert.Equal([200, 200], await two.Statuses(FakeIssuer.Japan));
        await two.Remove(FakeIssuer.Japan);
        two.Storage.IsAway = true;

        two.Clock.Now += KnownTenants.Longest - TimeSpan.FromSeconds(1);
        Assert.Equal([200, 200], await two.Statuses(FakeIssuer.Poland));
        Assert.Equal([401, 401], await two.Statuses(New));

        two.Clock.Now += TimeSpan.FromSeconds(1);
        var started = await two.StartAnother();
        Assert.Equal([503, 503, 503], await two.Statuses(FakeIssuer.Japan));
        Assert.Equal([503, 503, 503], await two.Statuses(FakeIssuer.Poland));
        Assert.Equal([503, 503, 503], await two.Statuses(New));
        var answer = await two.Ask(started, FakeIssuer.Poland, Role.Reader, HttpMethod.Get, GuardedProgram.Guarded);
        Assert.Equal(("storage-unavailable", "5"), (answer.Code, answer.Headers.GetValues("Retry-After").Single()));

        two.Storage.IsAway = false;
        two.Clock.Now += KnownTenants.Pause;
        Assert.Equal([200, 200, 200], await two.Statuses(FakeIssuer.Poland));
        Assert.Equal([401, 401, 401], await two.Statuses(FakeIssuer.Japan));
    }

    private async Task<IEnumerable<(int, DateTimeOffset, string?, string?)>> History(string tenant)
    {
        var changes = (await two.Operate(HttpMethod.Get, $"/{tenant}/history")).Json["items"]!.AsArray();
        Assert.All(changes, change => Assert.Equal("7c1f-person", (string?)change!["bySubject"]));
        return changes.Select(change => (
            change!["number"]!.GetValue<int>(), change["at"]!.GetValue<DateTimeOffset>(), (string?)change["from"], (string?)change["to"]));
    }
}
