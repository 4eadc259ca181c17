using System.Net;
using CoProduction.Functions.Access;

namespace CoProduction.Functions.Tests.Records.Memberships;

/// <summary>What each role of the partner that joins, of a member and of an outsider may do with a proposal.</summary>
public sealed class MembershipRightsTests(GroupRegister register) : IClassFixture<GroupRegister>
{
    private const string Joiner = "NZL";
    private const string Member = "USA";
    private const string Outsider = "BRA";

    private static int groups;

    public static TheoryData<Role, string> Cases
    {
        get
        {
            var cases = new TheoryData<Role, string>();
            foreach (var role in Enum.GetValues<Role>())
            {
                foreach (var partner in new[] { Joiner, Member, Outsider })
                {
                    cases.Add(role, partner);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Only_coordinators_propose(Role role, string partner)
    {
        var group = await Group();

        var answer = await register.As(partner, role, client => client.Post("api/v1/membership-proposals", GroupRegister.Body("join", group, Joiner)));

        Assert.Equal(role == Role.Coordinator ? HttpStatusCode.Created : HttpStatusCode.Forbidden, answer.Status);
        if (role == Role.Coordinator)
        {
            Assert.Equal(partner == Outsider ? [] : [partner], answer.Json["votes"]!.AsArray().Select(vote => (string)vote!["partner"]!));
            Assert.Equal("pending", (string?)answer.Json["state"]);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Only_coordinators_of_partners_that_are_asked_decide(Role role, string partner)
    {
        foreach (var what in new[] { "agree", "refuse" })
        {
            var id = await Proposed(await Group());

            var answer = await register.Decide(partner, id, what, "*", role);

            Assert.Equal(role == Role.Coordinator && partner != Outsider ? HttpStatusCode.OK : HttpStatusCode.Forbidden, answer.Status);
            Assert.DoesNotContain(Joiner, await register.Members(GroupOf(id)));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Only_coordinators_of_those_who_proposed_or_are_named_withdraw(Role role, string partner)
    {
        var id = await Proposed(await Group());

        var answer = await register.Decide(partner, id, "withdraw", "*", role);

        Assert.Equal(role == Role.Coordinator && partner == Joiner ? HttpStatusCode.OK : HttpStatusCode.Forbidden, answer.Status);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Members_and_the_partners_named_see_a_proposal_with_its_history_and_coordinators_see_all(Role role, string partner)
    {
        var id = await Proposed(await Group());
        var expected = role == Role.Coordinator || partner != Outsider ? HttpStatusCode.OK : HttpStatusCode.NotFound;

        Assert.Equal(expected, (await register.Get(partner, role, $"api/v1/membership-proposals/{id}")).Status);
        Assert.Equal(expected, (await register.Get(partner, role, $"api/v1/membership-proposals/{id}/history")).Status);
        var list = await register.Get(partner, role, "api/v1/membership-proposals?status=pending&partner=NZL&pageSize=500");
        Assert.Equal(expected == HttpStatusCode.OK, list.Status == HttpStatusCode.OK && list.Ids("id").Contains(id));
    }

    private static string GroupOf(string id) => id["join-".Length..^"-nzl".Length].ToUpperInvariant();

    private async Task<string> Group()
    {
        var group = $"RIGHTS-{Interlocked.Increment(ref groups)}";
        await register.Seed((Joiner, []), (Member, [group]), ("JPN", [group]), ("AUS", [group]), (Outsider, []));
        return group;
    }

    /// <summary>Proposes, by a partner that is not asked, that another one joins.</summary>
    private async Task<string> Proposed(string group) => (string)(await register.Propose("FJI", "join", group, Joiner)).Json["id"]!;
}
