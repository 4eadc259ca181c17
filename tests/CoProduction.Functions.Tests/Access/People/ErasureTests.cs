using System.Net;
using System.Text.Json.Nodes;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.Access.People;

/// <summary>People who are erased: what is left of them, and what is not.</summary>
public sealed class ErasureTests(ClockedProgram program) : IClassFixture<ClockedProgram>
{
    [Fact]
    public async Task Erased_person_is_named_nowhere_in_storage_and_every_history_stays_as_it_was()
    {
        const string Subject = "anna.nowak@mod.example";
        using var anna = new Person(program, Subject, "anna");
        await anna.DoEverything();
        var found = await Found(Subject);
        var handle = (string)found["handle"]!;
        await program.Client.Get($"api/v1/people?subject={Uri.EscapeDataString(Subject)}");
        await program.Client.Get($"api/v1/people/{Subject}");
        await program.Client.Get($"api/v1/audit/reads?caller={Uri.EscapeDataString(Subject)}");
        await program.Client.Get($"api/v1/audit/reads?caller={handle}");

        Assert.Equal([$"{program.StoragePrefix}People"], await EveryByte.PlacesOf(program.ConnectionString, Subject));
        Assert.Superset(
            new HashSet<string>([.. Places("Jobs", "People", "Reads", "Register", "Tenants", "Webhooks"), $"{program.StoragePrefix}-imports"]),
            (await EveryByte.PlacesOf(program.ConnectionString, handle)).ToHashSet());
        var histories = await anna.Histories();
        Assert.All(histories.SelectMany(history => history.AsArray()), change => Assert.Equal(Subject, (string?)change!["bySubject"]));

        await Erase(handle);

        Assert.Empty(await EveryByte.PlacesOf(program.ConnectionString, Subject));
        Assert.Equal(histories.Select(Nameless), (await anna.Histories()).Select(history => history.ToJsonString()));
        var audit = (await program.Client.Get("api/v1/audit/verify")).Json;
        Assert.True((bool?)audit["isSound"], audit.ToJsonString());
        Assert.Null((await Found(Subject, expected: 0))["handle"]);
    }

    [Fact]
    public async Task What_is_kept_of_a_person_is_counted_by_place()
    {
        using var olga = new Person(program, "olga", "olga");
        await olga.DoEverything();

        var person = await Found("olga");

        // Three records with a revision each, and a proposal with two. Export, audit and report are reads.
        Assert.Equal([("history", 5), ("imports", 3), ("reads", 3), ("tenants", 1), ("webhooks", 1)], Counts(person["traces"]!));
        Assert.Empty(person["earlierTraces"]!.AsArray());
        Assert.Equal(("POL", "olga", $"{program.Client.BaseAddress}api/v1/people/{person["handle"]}"), ((string?)person["partner"], (string?)person["subject"], (string?)person["self"]));
        Assert.Equal(person.ToJsonString(), (await program.Client.Get((string)person["self"]!)).Json.ToJsonString());
    }

    [Fact]
    public async Task Answers_name_the_person_beside_the_handle_until_it_is_erased()
    {
        using var jan = new Person(program, "jan", "jan");
        await jan.DoEverything();
        var handle = (string)(await Found("jan"))["handle"]!;
        string[] addresses = ["api/v1/imports", "api/v1/webhooks", "api/v1/membership-proposals", "api/v1/membership-proposals/found-gjan", $"api/v1/audit/reads?caller={handle}", $"{jan.Written[0]}/history"];

        var before = await Task.WhenAll(addresses.Select(address => program.Client.Get(address)));
        Assert.All(before, answer => Assert.Contains("Subject\":\"jan\"", answer.Text, StringComparison.Ordinal));

        await Erase(handle);

        var after = await Task.WhenAll(addresses.Select(address => program.Client.Get(address)));
        Assert.All(after, answer => Assert.DoesNotContain("\"jan\"", answer.Text, StringComparison.Ordinal));
        Assert.All(after, answer => Assert.Contains(handle, answer.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Person_who_writes_again_gets_another_handle_and_the_erasure_is_noted()
    {
        using var ewa = new Person(program, "ewa", "ewa");
        await ewa.Write("pol-ewa-one");
        var first = (string)(await Found("ewa"))["handle"]!;
        program.Clock.Now += TimeSpan.FromMinutes(1);
        await Erase(first);
        await Erase(first);

        await ewa.Write("pol-ewa-two");

        var second = (string)(await Found("ewa"))["handle"]!;
        Assert.NotEqual(first, second);
        Assert.Equal([(first, null), (second, "ewa")], (await ewa.Histories()).Select(history => ((string?)history[0]!["by"], (string?)history[0]!["bySubject"])));
        var erased = (await program.Client.Get($"api/v1/people/{first}")).Json;
        Assert.Equal((program.Clock.Now, ClockedProgram.HandleOf("POL").Value), ((DateTimeOffset)erased["erasedAt"]!, (string?)erased["erasedBy"]));
        Assert.Null(erased["subject"]);
        Assert.Equal([("history", 1)], Counts(erased["traces"]!));
    }

    [Theory]
    [InlineData("unknown")]
    [InlineData("POL:tests")]
    [InlineData("POL:person~ffffffffffffffffffffffffffffffff")]
    public async Task Handle_that_never_was_is_not_found(string handle)
    {
        Assert.Equal(HttpStatusCode.NotFound, (await program.Client.Get($"api/v1/people/{handle}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await program.Client.Delete($"api/v1/people/{handle}", null)).Status);
    }

    [Theory]
    [InlineData("", "subject")]
    [InlineData("?subject=anna&partner=Poland", "partner")]
    [InlineData("?subject=anna&caller=anna", "caller")]
    public async Task Faulty_question_is_refused_by_name(string query, string parameter)
    {
        var answer = await program.Client.Get($"api/v1/people{query}");

        Assert.Equal((HttpStatusCode.BadRequest, "invalid-query"), (answer.Status, answer.Code));
        Assert.Equal([parameter], answer.Parameters);
    }

    private async Task Erase(string handle)
    {
        var answer = await program.Client.Delete($"api/v1/people/{handle}", null);
        Assert.True(answer.Status == HttpStatusCode.NoContent, answer.ToString());
    }

    private async Task<JsonNode> Found(string subject, int expected = 1)
    {
        var answer = await program.Client.Get($"api/v1/people?subject={Uri.EscapeDataString(subject)}");
        Assert.True(answer.Status == HttpStatusCode.OK, answer.ToString());
        var items = answer.Json["items"]!.AsArray();
        Assert.Equal(expected, items.Count);
        return items.FirstOrDefault() ?? new JsonObject();
    }

    private static IEnumerable<(string, int)> Counts(JsonNode traces) => traces.AsArray().Select(trace => ((string)trace!["place"]!, (int)trace["count"]!));

    private IEnumerable<string> Places(params string[] tables) => tables.Select(table => program.StoragePrefix + table);

    private static string Nameless(JsonNode history)
    {
        foreach (var change in history.AsArray())
        {
            change!.AsObject().Remove("bySubject");
        }

        return history.ToJsonString();
    }
}
