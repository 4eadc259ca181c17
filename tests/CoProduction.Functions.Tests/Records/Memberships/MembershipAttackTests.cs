using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CoProduction.Functions.Access;
using CoProduction.Functions.Tests.Import;

namespace CoProduction.Functions.Tests.Records.Memberships;

/// <summary>A coordinator of one partner tries to read what others have released to a group.</summary>
public sealed class MembershipAttackTests(GroupRegister register) : IClassFixture<GroupRegister>
{
    public enum Way
    {
        NewPartner,
        Put,
        CsvImport,
        LinesImport,
        ProposalAlone,
        RetiredMembers,
        MemberOfNothing,
        RetiredAndNew,
    }

    public static TheoryData<Way> Ways => [.. Enum.GetValues<Way>()];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task No_coordinator_takes_its_partner_into_a_group_alone(Way way)
    {
        var (group, secret) = ($"QUAD-{(int)way}", $"usa-secret-stock-{(int)way}");
        await register.Seed([("USA", [group]), ("JPN", [group]), ("IND", [])]);
        var attacker = way == Way.NewPartner ? "FJI" : "NZL";
        if (attacker == "NZL")
        {
            await register.Seed([(attacker, [])]);
        }

        var stock = ResourceCase.Of("stocks").Example;
        (stock["id"], stock["scope"], stock["releasableTo"]) = (secret, "USA", new JsonArray(group));
        Assert.Equal(HttpStatusCode.Created, (await register.As("USA", Role.Contributor, client => client.Post("api/v1/stocks", stock))).Status);
        Assert.Equal(HttpStatusCode.OK, (await register.Get("JPN", Role.Reader, $"api/v1/stocks/{secret}")).Status);

        await register.As(attacker, Role.Coordinator, async client =>
        {
            await Attack(client, way, group);
            return await client.Get("api/v1");
        });

        Assert.Equal(HttpStatusCode.NotFound, (await register.Get(attacker, Role.Reader, $"api/v1/stocks/{secret}")).Status);
        Assert.Equal(["JPN", "USA"], await register.Members(group));
    }

    private static async Task Attack(HttpClient client, Way way, string group)
    {
        var partner = new JsonObject { ["code"] = "NZL", ["name"] = "New Zealand", ["theater"] = "indo-pacific", ["memberships"] = new JsonArray(group) };
        switch (way)
        {
            case Way.NewPartner:
                partner["code"] = "FJI";
                await Done(client.Post("api/v1/partners", partner));
                break;
            case Way.Put:
                var put = await Done(client.Put("api/v1/partners/NZL", partner, "*"));
                Assert.Empty(put.Json["memberships"]!.AsArray());
                Assert.Contains($"membership-proposals/join-{group.ToLowerInvariant()}-nzl", put.Headers.GetValues("Link").Single(), StringComparison.Ordinal);
                await client.Ask(HttpMethod.Post, $"api/v1/membership-proposals/join-{group.ToLowerInvariant()}-nzl/agree", null, ("If-Match", "*"));
                break;
            case Way.CsvImport:
                var file = await client.PostBody("?file=partners.csv", "text/csv", Encoding.UTF8.GetBytes($"code,name,theater,memberships\nNZL,New Zealand,indo-pacific,{group}\n"));
                Assert.Equal("succeeded", (await client.End(file.Job())).State());
                break;
            case Way.LinesImport:
                var lines = await client.PostLines([JobLines.Of("partners", partner)]);
                Assert.Equal("succeeded", (await client.End(lines.Job())).State());
                break;
            case Way.ProposalAlone:
                await Done(client.Post("api/v1/membership-proposals", GroupRegister.Body("join", group, "NZL")));
                break;
            case Way.RetiredMembers:
                await Done(client.Delete("api/v1/partners/USA", "*"));
                await Done(client.Delete("api/v1/partners/JPN", "*"));
                await Done(client.Post("api/v1/membership-proposals", GroupRegister.Body("join", group, "NZL")));
                await client.Post("api/v1/membership-proposals", GroupRegister.Body("found", group, "NZL", "IND"));
                break;
            case Way.MemberOfNothing:
                Assert.Equal(HttpStatusCode.BadRequest, (await client.Post("api/v1/membership-proposals", GroupRegister.Body("found", group, "NZL", "IND"))).Status);
                Assert.Equal(HttpStatusCode.Forbidden, await Expel(client, group, "JPN"));
                break;
            case Way.RetiredAndNew:
                await Done(client.Delete("api/v1/partners/NZL", "*"));
                await Done(client.Post("api/v1/partners", partner));
                break;
        }
    }

    private static async Task<HttpStatusCode> Expel(HttpClient client, string group, string partner)
    {
        var proposed = await Done(client.Post("api/v1/membership-proposals", GroupRegister.Body("expel", group, partner)));
        Assert.Empty(proposed.Json["votes"]!.AsArray());
        return (await client.Ask(HttpMethod.Post, $"{proposed.Headers.Location}/agree", null, ("If-Match", "*"))).Status;
    }

    private static async Task<Answer> Done(Task<Answer> asked)
    {
        var answer = await asked;
        Assert.True((int)answer.Status is >= 200 and < 300, answer.ToString());
        return answer;
    }
}
