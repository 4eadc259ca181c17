using CoProduction.Functions.Access;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.Access;

/// <summary>
/// Two registers that differ only in what records said while they were hidden from a reader give the reader the same responses, byte for byte, on every route
/// of the document: bodies, ETags, histories, lists, exports, the feed, promises, probabilities, and reports of now, of a night and under scenarios.
/// </summary>
public sealed class HiddenPastTests(TwoPasts pasts) : IClassFixture<TwoPasts>
{
    private const string Probabilities = "api/v1/gap-reports/current/probabilities?trials=50&seed=7";

    [Theory]
    [InlineData(Role.Reader)]
    [InlineData(Role.Operator)]
    public async Task What_a_record_said_while_it_was_hidden_changes_not_a_byte_of_any_answer(Role role)
    {
        var routes = new EveryRoute([], TwoPasts.Records, pasts.Report);
        using var talkative = TwoPasts.ClientOf(pasts.Talkative, "GBR", role);
        using var quiet = TwoPasts.ClientOf(pasts.Quiet, "GBR", role);
        var since = await Position(talkative);
        Assert.Equal(since, await Position(quiet));
        var reader = new Questioner(talkative, role);

        reader.Same(await routes.Ask(talkative, role, since), await routes.Ask(quiet, role, since));
    }

    [Fact]
    public async Task Reader_is_told_what_was_promised_since_the_factory_was_last_released()
    {
        using var reader = TwoPasts.ClientOf(pasts.Talkative, "GBR", Role.Reader);

        Assert.Equal(["2028-01", "2028-06"], await Earlier(reader, "pol-late-works"));
        Assert.Equal(["2029-01"], await Earlier(reader, "pol-gone-works"));
        Assert.Equal(["2028-01", "2028-06"], await Earlier(reader, "pol-filed-works"));
        Assert.Equal("2028-01", await First(reader));
        Assert.Equal("history", (await reader.Get(Probabilities)).Json["slipsFrom"]!.GetValue<string>());
    }

    [Fact]
    public async Task Owner_is_told_everything()
    {
        Assert.Equal(["2027-01", "2027-06", "2028-01", "2028-06"], await Earlier(pasts.Talkative.Client, "pol-late-works"));
        Assert.Equal(["2035-01", "2028-01", "2028-06"], await Earlier(pasts.Quiet.Client, "pol-late-works"));
        Assert.Equal("2027-01", await First(pasts.Talkative.Client));
        Assert.NotEqual((await pasts.Talkative.Client.Get(Probabilities)).Text, (await pasts.Quiet.Client.Get(Probabilities)).Text);
    }

    private static async Task<string> Position(HttpClient client) => (string)(await client.Get("api/v1/changes?pageSize=3")).Json["position"]!;

    private static async Task<IEnumerable<string>> Earlier(HttpClient client, string factory) =>
        (await client.Get($"api/v1/factories/{factory}")).Json["lines"]![0]!["plans"]![0]!["history"]!.AsArray().Select(revision => revision!["from"]!.GetValue<string>());

    private static async Task<string> First(HttpClient client) =>
        (await client.Get("api/v1/gap-reports/current/promises")).Json["promises"]!.AsArray()
            .First(promise => promise!["id"]!.GetValue<string>().StartsWith("pol-late-works/", StringComparison.Ordinal))!["first"]!.GetValue<string>();
}
