using System.Net;
using System.Text.Json.Nodes;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.Duplicates;

public sealed class DuplicateCheckTests(ExamplesFixture register) : IClassFixture<ExamplesFixture>
{
    private HttpClient Client => register.Client;

    [Theory]
    [InlineData("factories", "factory", "pol-nowa-deba", "pol-deba-munitions", "NOWA DEBA plant")]
    [InlineData("mro-sites", "mro-site", "pol-poznan-m88", "pol-poznan-motors", "Poznan motor worsk")]
    public async Task A_new_site_that_looks_like_a_registered_one_is_answered_with_it_and_why(string path, string kind, string id, string another, string name)
    {
        var body = Twin(path, another, name);

        var answer = await Client.Post($"api/v1/{path}", body);

        Assert.True(answer.Status == HttpStatusCode.Conflict, answer.ToString());
        Assert.Equal("possible-duplicate", answer.Code);
        var candidate = Assert.Single(answer.Json["candidates"]!.AsArray())!;
        Assert.Equal((kind, id), (candidate["kind"]!.GetValue<string>(), candidate["id"]!.GetValue<string>()));
        Assert.Equal($"{Client.BaseAddress}api/v1/{path}/{id}", candidate["address"]!.GetValue<string>());
        Assert.InRange(candidate["score"]!.GetValue<double>(), 0.8, 1);
        Assert.Matches("^(same name|name [0-9]+ % alike): ", candidate["reasons"]![0]!.GetValue<string>());
        Assert.Contains("same operator: 'State Arms Group'", candidate["reasons"]!.AsArray().Select(reason => reason!.GetValue<string>()));
        Assert.Contains($"notDuplicateOf= and the ids of all candidates, separated by commas. Not named so far: {id}.", answer.Json["detail"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await Client.Get($"api/v1/{path}/{another}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Client.Get($"api/v1/{path}/{another}/history")).Status);
    }

    [Fact]
    public async Task It_is_entered_only_where_every_site_that_it_looks_like_is_named()
    {
        var first = Twin("factories", "pol-twin-one", "Nowa Deba works");
        var second = Twin("factories", "pol-twin-two", "Nowa Deba Works");

        Assert.Equal(HttpStatusCode.Conflict, (await Client.Post("api/v1/factories?notDuplicateOf=pol-other,nonsense", first)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await Client.Post("api/v1/factories?notDuplicateOf=", first)).Status);
        Assert.Equal(HttpStatusCode.Created, (await Client.Post("api/v1/factories?notDuplicateOf=pol-nowa-deba", first)).Status);
        var halfNamed = await Client.Post("api/v1/factories?notDuplicateOf=pol-twin-one", second);
        Assert.Equal("possible-duplicate", halfNamed.Code);
        Assert.Equal(["pol-nowa-deba", "pol-twin-one"], Candidates(halfNamed).Order(StringComparer.Ordinal));
        Assert.EndsWith("Not named so far: pol-nowa-deba.", halfNamed.Json["detail"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Created, (await Client.Post("api/v1/factories?notDuplicateOf=pol-twin-one,%20pol-nowa-deba", second)).Status);

        await Client.Delete("api/v1/factories/pol-twin-one", "*");
        await Client.Delete("api/v1/factories/pol-twin-two", "*");
    }

    [Fact]
    public async Task A_site_of_the_same_id_is_there_already_and_no_duplicate() =>
        Assert.Equal("already-exists", (await Client.Post("api/v1/factories", Twin("factories", "pol-nowa-deba", "Nowa Dęba works"))).Code);

    [Fact]
    public async Task What_is_wrong_with_a_body_is_told_before_what_it_looks_like()
    {
        var body = Twin("factories", "pol-twin-wrong", "Nowa Dęba works");
        body["lines"]![0]!["item"] = "NO-SUCH";

        Assert.Equal("validation-failed", (await Client.Post("api/v1/factories", body)).Code);
    }

    [Fact]
    public async Task Another_line_of_the_same_operator_in_the_same_town_is_another_site()
    {
        foreach (var number in (int[])[1, 2, 12, 14])
        {
            var answer = await Client.Post("api/v1/factories", Twin("factories", $"pol-building-{number}", $"Radom rifles, Building {number}"));
            Assert.True(answer.Status == HttpStatusCode.Created, answer.ToString());
        }
    }

    [Fact]
    public async Task Replacing_a_site_is_never_answered_with_its_twin()
    {
        var body = Twin("factories", "pol-twin-three", "Nowa Dęba works");
        Assert.Equal(HttpStatusCode.Created, (await Client.Post("api/v1/factories?notDuplicateOf=pol-nowa-deba", body)).Status);

        Assert.Equal(HttpStatusCode.OK, (await Client.Put("api/v1/factories/pol-twin-three", body, "*")).Status);

        await Client.Delete("api/v1/factories/pol-twin-three", "*");
    }

    private static IEnumerable<string> Candidates(Answer answer) =>
        answer.Json["candidates"]!.AsArray().Select(candidate => candidate!["id"]!.GetValue<string>());

    private static JsonObject Twin(string path, string id, string name)
    {
        var body = ResourceCase.Of(path).Unaliased;
        (body["id"], body["name"]) = (id, name);
        return body;
    }
}
