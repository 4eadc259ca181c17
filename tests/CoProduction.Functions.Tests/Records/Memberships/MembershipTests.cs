using System.Net;
using CoProduction.Functions.Access;

namespace CoProduction.Functions.Tests.Records.Memberships;

/// <summary>How groups are founded, joined, left and ended.</summary>
public sealed class MembershipTests(GroupRegister register) : IClassFixture<GroupRegister>
{
    [Fact]
    public async Task Joining_takes_the_one_that_joins_and_two_members_whoever_agrees_last()
    {
        await register.Seed(("USA", ["TRIO"]), ("JPN", ["TRIO"]), ("AUS", ["TRIO"]), ("NZL", []));
        var proposed = await register.Propose("USA", "join", "TRIO", "NZL");
        await register.Agree("JPN", "join-trio-nzl");
        Assert.Equal(["AUS", "JPN", "USA"], await register.Members("TRIO"));

        var done = await register.Agree("NZL", "join-trio-nzl");

        Assert.Equal((HttpStatusCode.Created, "pending"), (proposed.Status, (string?)proposed.Json["state"]));
        Assert.Equal("completed", (string?)done.Json["state"]);
        Assert.Equal(["AUS", "JPN", "NZL", "USA"], await register.Members("TRIO"));
        Assert.Equal(3, (await register.Client.Get("api/v1/membership-proposals/join-trio-nzl/history")).Json["items"]!.AsArray().Count);
        Assert.StartsWith("NZL:person~", (string?)(await register.Client.Get("api/v1/partners/NZL/history")).Json["items"]!.AsArray()[^1]!["by"], StringComparison.Ordinal);
        Assert.Equal("proposal-closed", (await register.Agree("AUS", "join-trio-nzl")).Code);
        Assert.True((bool?)(await register.Client.Get("api/v1/audit/verify")).Json["isSound"]);
    }

    [Fact]
    public async Task Joining_is_refused_once_too_few_members_are_left_to_agree()
    {
        await register.Seed(("USA", ["PAIR"]), ("JPN", ["PAIR"]), ("NZL", []));
        await register.Propose("NZL", "join", "PAIR", "NZL");

        Assert.Equal("refused", (string?)(await register.Refuse("USA", "join-pair-nzl")).Json["state"]);
        Assert.Equal("proposal-closed", (await register.Agree("JPN", "join-pair-nzl")).Code);
        Assert.Equal(["JPN", "USA"], await register.Members("PAIR"));

        // What was refused can be proposed again.
        Assert.Equal("pending", (string?)(await register.Propose("NZL", "join", "PAIR", "NZL")).Json["state"]);
    }

    [Fact]
    public async Task Founding_takes_all_who_are_named()
    {
        await register.Seed(("USA", []), ("JPN", []), ("AUS", []));
        await register.Propose("USA", "found", "PACIFIC", "USA", "JPN", "AUS");
        await register.Agree("JPN", "found-pacific");
        Assert.Empty(await register.Members("PACIFIC"));

        Assert.Equal("completed", (string?)(await register.Agree("AUS", "found-pacific")).Json["state"]);
        Assert.Equal(["AUS", "JPN", "USA"], await register.Members("PACIFIC"));
    }

    [Fact]
    public async Task Founding_fails_by_one_refusal()
    {
        await register.Seed(("USA", []), ("JPN", []), ("AUS", []));
        await register.Propose("USA", "found", "ATLANTIC", "USA", "JPN", "AUS");
        await register.Agree("JPN", "found-atlantic");

        Assert.Equal("refused", (string?)(await register.Refuse("AUS", "found-atlantic")).Json["state"]);
        Assert.Empty(await register.Members("ATLANTIC"));
    }

    [Fact]
    public async Task Expelling_takes_all_others_and_the_expelled_is_not_asked()
    {
        await register.Seed(("USA", ["CIRCLE"]), ("JPN", ["CIRCLE"]), ("AUS", ["CIRCLE"]));
        await register.Propose("USA", "expel", "CIRCLE", "AUS");
        Assert.Equal(HttpStatusCode.Forbidden, (await register.Refuse("AUS", "expel-circle-aus")).Status);
        Assert.Equal(["AUS", "JPN", "USA"], await register.Members("CIRCLE"));

        Assert.Equal("completed", (string?)(await register.Agree("JPN", "expel-circle-aus")).Json["state"]);
        Assert.Equal(["JPN", "USA"], await register.Members("CIRCLE"));
    }

    [Fact]
    public async Task The_name_of_a_group_that_its_last_member_has_left_is_never_used_again_but_stays_known()
    {
        await register.Seed(("USA", ["LEAGUE"]), ("JPN", ["LEAGUE"]));
        var stock = ResourceCase.Of("stocks").Example;
        (stock["id"], stock["scope"], stock["releasableTo"]) = ("usa-league-stock", "USA", new System.Text.Json.Nodes.JsonArray("LEAGUE"));
        Assert.Equal(HttpStatusCode.Created, (await register.As("USA", Role.Contributor, client => client.Post("api/v1/stocks", stock))).Status);

        Assert.Equal("completed", (string?)(await register.Propose("JPN", "leave", "LEAGUE", "JPN")).Json["state"]);
        Assert.Equal("completed", (string?)(await register.Propose("USA", "leave", "LEAGUE", "USA")).Json["state"]);

        Assert.Empty(await register.Members("LEAGUE"));
        Assert.Equal(HttpStatusCode.NotFound, (await register.Get("JPN", Role.Reader, "api/v1/stocks/usa-league-stock")).Status);
        var anew = await register.Propose("JPN", "found", "LEAGUE", "JPN", "USA");
        Assert.Equal((HttpStatusCode.BadRequest, "/group"), (anew.Status, anew.Pointers.Single()));
        Assert.Equal(HttpStatusCode.BadRequest, (await register.Propose("JPN", "join", "LEAGUE", "JPN")).Status);
        var kept = await register.As("USA", Role.Contributor, client => client.Put("api/v1/stocks/usa-league-stock", stock, "*"));
        Assert.True(kept.Status == HttpStatusCode.OK, kept.ToString());
    }

    [Fact]
    public async Task A_founding_that_is_overtaken_by_another_of_the_name_is_not_completed()
    {
        await register.Seed(("USA", []), ("JPN", []), ("AUS", []));
        await register.Propose("USA", "found", "RIVAL", "USA", "JPN");
        await register.Seed(("AUS", ["RIVAL"]));

        var late = await register.Agree("JPN", "found-rival");

        Assert.Equal((HttpStatusCode.Conflict, "proposal-closed"), (late.Status, late.Code));
        Assert.Equal(["AUS"], await register.Members("RIVAL"));
    }

    [Fact]
    public async Task Two_agreements_at_a_time_both_count_and_complete_the_proposal_once()
    {
        await register.Seed(("USA", ["RACE"]), ("JPN", ["RACE"]), ("NZL", []));
        await register.Propose("NZL", "join", "RACE", "NZL");

        var answers = await Task.WhenAll(register.Agree("USA", "join-race-nzl"), register.Agree("JPN", "join-race-nzl"));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.Single(answers, answer => (string?)answer.Json["state"] == "completed");
        Assert.Equal(["JPN", "NZL", "USA"], await register.Members("RACE"));
    }

    [Fact]
    public async Task An_agreement_is_to_the_version_that_its_sender_has_read()
    {
        await register.Seed(("USA", ["VERSION"]), ("JPN", ["VERSION"]), ("NZL", []));
        var proposed = await register.Propose("NZL", "join", "VERSION", "NZL");
        await register.Agree("USA", "join-version-nzl", proposed.ETag);

        Assert.Equal(HttpStatusCode.PreconditionFailed, (await register.Agree("JPN", "join-version-nzl", proposed.ETag)).Status);
        Assert.Equal(HttpStatusCode.PreconditionRequired, (await register.Decide("JPN", "join-version-nzl", "agree", null)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await register.Agree("JPN", "join-nothing-nzl")).Status);
    }

    [Fact]
    public async Task A_repeated_request_with_its_key_gets_its_first_answer()
    {
        await register.Seed(("USA", ["KEYED"]), ("JPN", ["KEYED"]), ("NZL", []));
        var body = GroupRegister.Body("join", "KEYED", "NZL").ToJsonString();
        Task<Answer> Propose() => register.As("NZL", Role.Coordinator, client =>
            client.Ask(HttpMethod.Post, "api/v1/membership-proposals", Asking.Json(body), ("Idempotency-Key", "proposed")));
        var first = await Propose();
        var agreed = await register.Decide("USA", "join-keyed-nzl", "agree", first.ETag, key: "agreed");

        var again = await Propose();
        var agreedAgain = await register.Decide("USA", "join-keyed-nzl", "agree", first.ETag, key: "agreed");

        Assert.Equal((HttpStatusCode.Created, first.Text, first.ETag), (again.Status, again.Text, again.ETag));
        Assert.Equal((HttpStatusCode.OK, agreed.Text, agreed.ETag), (agreedAgain.Status, agreedAgain.Text, agreedAgain.ETag));
        Assert.Equal("already-exists", (await register.Propose("NZL", "join", "KEYED", "NZL")).Code);
    }

    [Theory]
    [InlineData("join", "UNHEARD", "NZL", "/group")]
    [InlineData("join", "KNOWN", "USA", "/partners")]
    [InlineData("join", "KNOWN", "XKX", "/partners")]
    [InlineData("leave", "KNOWN", "NZL", "/partners")]
    [InlineData("expel", "KNOWN", "NZL", "/partners")]
    [InlineData("expel", "KNOWN", "USA", "/partners")]
    [InlineData("found", "KNOWN", "NZL;FRA", "/group")]
    [InlineData("found", "UNHEARD", "NZL", "/partners")]
    [InlineData("join", "KNOWN", "NZL;FRA", "/partners")]
    [InlineData("merge", "KNOWN", "NZL", "/action")]
    [InlineData("join", "known", "NZL", "/group")]
    public async Task What_cannot_come_to_anything_is_not_proposed(string action, string group, string partners, string at)
    {
        await register.Seed(("USA", ["KNOWN"]), ("NZL", []), ("FRA", []));

        var answer = await register.Propose("NZL", action, group, partners.Split(';'));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(at, answer.Pointers);
    }
}
