using System.Net;
using System.Text.Json.Nodes;
using CoProduction.Functions.Access;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.History.Feed;

/// <summary>The feed of changes, as the partners of a register see it.</summary>
public sealed class ChangeFunctionsTests(ExamplesFixture register) : IClassFixture<ExamplesFixture>
{
    private HttpClient Poland => register.Client;

    [Fact]
    public async Task Each_change_is_told_once_and_in_order_to_whoever_may_see_it()
    {
        using var britain = register.ClientOf("GBR", Role.Reader);
        var position = await Position(britain);

        var etag = (await Poland.Post("api/v1/stocks", Stock("pol-told", 1, "everyone"))).ETag;
        etag = (await Poland.Put("api/v1/stocks/pol-told", Stock("pol-told", 2, "everyone"), etag)).ETag;
        etag = (await Poland.Put("api/v1/stocks/pol-told", Stock("pol-told", 3), etag)).ETag;
        etag = (await Poland.Put("api/v1/stocks/pol-told", Stock("pol-told", 4), etag)).ETag;
        etag = (await Poland.Put("api/v1/stocks/pol-told", Stock("pol-told", 5, "everyone"), etag)).ETag;
        await Poland.Delete("api/v1/stocks/pol-told", etag);

        var told = await Told(britain, position, pageSize: 1);
        Assert.Equal(
            ["created", "changed", "withdrawn", "created", "deleted"], told.Where(Is("pol-told")).Select(change => change["action"]!.GetValue<string>()));
        Assert.Equal(["created", "changed", "changed", "changed", "changed", "deleted"],
            (await Told(Poland, position: null)).Where(Is("pol-told")).Select(change => change["action"]!.GetValue<string>()));
    }

    [Fact]
    public async Task What_a_reader_may_not_see_changes_not_a_byte_of_what_it_is_told()
    {
        using var britain = register.ClientOf("GBR", Role.Reader);
        var position = await Position(britain);
        var before = (await britain.Get($"api/v1/changes?since={position}")).Text;

        var added = await Poland.Post("api/v1/stocks", Stock("pol-secret", 1));
        await Poland.Put("api/v1/stocks/pol-secret", Stock("pol-secret", 2), added.ETag);

        Assert.Equal(before, (await britain.Get($"api/v1/changes?since={position}")).Text);
        Assert.Equal(position, await Position(britain));
        Assert.Equal(HttpStatusCode.NotFound, (await britain.Get("api/v1/stocks/pol-secret")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await britain.Get("api/v1/stocks/pol-secret/history")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await britain.Put("api/v1/stocks/pol-secret", Stock("pol-secret", 3), "*")).Status);
    }

    [Fact]
    public async Task A_mirror_that_starts_from_an_export_ends_equal_under_writers()
    {
        using var britain = register.ClientOf("GBR", Role.Reader);
        var writing = Task.WhenAll(Enumerable.Range(0, 4).Select(writer => Write(writer)));

        await Task.Delay(TimeSpan.FromMilliseconds(100));
        var (mirror, position) = await Export(britain);
        await writing;
        foreach (var change in await Told(britain, position, pageSize: 7))
        {
            var key = $"{change["kind"]}/{change["id"]}";
            if (change["action"]!.GetValue<string>() is "deleted" or "withdrawn")
            {
                mirror.Remove(key);
            }
            else if (change["record"] is { } record)
            {
                mirror[key] = record.ToJsonString();
            }
        }

        Assert.Equal((await Export(britain)).Records.OrderBy(pair => pair.Key), mirror.OrderBy(pair => pair.Key));

        async Task Write(int writer)
        {
            for (var round = 0; round < 12; round++)
            {
                var id = $"pol-mirror-{writer}-{round % 3}";
                var found = await Poland.Get($"api/v1/stocks/{id}");
                string[] release = round % 4 == 3 ? [] : ["everyone"];
                var answer = found.Status == HttpStatusCode.NotFound ? await Poland.Post("api/v1/stocks", Stock(id, round, release))
                    : round % 5 == 4 ? await Poland.Delete($"api/v1/stocks/{id}", found.ETag)
                    : await Poland.Put($"api/v1/stocks/{id}", Stock(id, round, release), found.ETag);
                Assert.True((int)answer.Status < 300, answer.ToString());
            }
        }
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("MXw")]
    public async Task What_is_no_position_is_refused_by_name(string since) =>
        Assert.Equal(["since"], (await Poland.Get($"api/v1/changes?since={since}")).Parameters);

    [Fact]
    public async Task The_position_of_another_role_is_answered_with_where_to_start_again()
    {
        using var reader = register.ClientOf("POL", Role.Reader);

        var answer = await reader.Get($"api/v1/changes?since={await Position(Poland)}");

        Assert.Equal((HttpStatusCode.Gone, "feed-position-outdated"), (answer.Status, answer.Code));
        Assert.Contains("json-lines", answer.Json["detail"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Position_that_the_register_has_not_given_is_answered_with_where_to_start_again()
    {
        var position = await Position(Poland);

        var answer = await Poland.Get($"api/v1/changes?since={position[..20]}{(position[20] == 'A' ? 'B' : 'A')}{position[21..]}");

        Assert.Equal((HttpStatusCode.Gone, "feed-position-unknown"), (answer.Status, answer.Code));
        Assert.Contains("json-lines", answer.Json["detail"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    private static Func<JsonNode, bool> Is(string id) => change => change["id"]!.GetValue<string>() == id;

    private static JsonObject Stock(string id, double value, params string[] releasableTo)
    {
        var stock = ResourceCase.Of("stocks").Example;
        (stock["id"], stock["value"], stock["releasableTo"]) = (id, value, new JsonArray([.. releasableTo.Select(audience => JsonValue.Create(audience))]));
        return stock;
    }

    private static async Task<string> Position(HttpClient client) => (await Export(client)).Position;

    private static async Task<(Dictionary<string, string> Records, string Position)> Export(HttpClient client)
    {
        var lines = (await client.Get("api/v1/exports/json-lines")).Text.TrimEnd('\n').Split('\n').Select(line => JsonNode.Parse(line)!).ToArray();
        var records = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in lines.Skip(1))
        {
            var record = line["record"]!;
            records[$"{line["kind"]}/{record["id"] ?? record["code"] ?? record["mineral"] ?? record["family"]}"] = record.ToJsonString();
        }

        return (records, lines[0]["record"]!["position"]!.GetValue<string>());
    }

    private static async Task<IReadOnlyList<JsonNode>> Told(HttpClient client, string? position, int pageSize = 500)
    {
        var told = new List<JsonNode>();
        string? next = $"api/v1/changes?pageSize={pageSize}{(position is null ? "" : $"&since={position}")}";
        while (next is not null)
        {
            var page = await client.Get(next);
            Assert.True(page.Status == HttpStatusCode.OK, page.ToString());
            told.AddRange(page.Json["items"]!.AsArray().Select(change => change!));
            next = page.Json["nextLink"]?.GetValue<string>();
        }

        return told;
    }
}
