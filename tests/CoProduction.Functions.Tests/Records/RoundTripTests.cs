using CoProduction.Functions.Records;
using System.Net;
using System.Text.Json.Nodes;

namespace CoProduction.Functions.Tests.Records;

public sealed class RoundTripTests(ExamplesFixture register) : IClassFixture<ExamplesFixture>
{
    private HttpClient Client => register.Client;

    [Theory]
    [MemberData(nameof(ResourceCase.Paths), MemberType = typeof(ResourceCase))]
    public async Task A_record_is_created_read_replaced_and_deleted_and_its_history_stays(string path)
    {
        var resource = ResourceCase.Of(path);
        var address = $"{resource.Address}/{resource.AnotherId}";

        var created = await Client.Post(resource.Address, resource.Another);
        Assert.True(created.Status == HttpStatusCode.Created, created.ToString());
        Assert.Equal(new Uri(Client.BaseAddress!, address), created.Headers.Location);
        Same(resource.Another, created.Json);

        var read = await Client.Get(address);
        Assert.Equal(HttpStatusCode.OK, read.Status);
        Assert.Equal(created.ETag, read.ETag);
        Same(resource.Another, read.Json);
        Assert.Equal(HttpStatusCode.NotModified, (await Client.Get(address, read.ETag)).Status);
        Assert.Equal(HttpStatusCode.NotModified, (await Client.Get(address, $"\"other\", W/{read.ETag}")).Status);

        var changed = read.Json;
        changed["releasableTo"] = new JsonArray("POL");
        var replaced = await Client.Put(address, changed, read.ETag);
        Assert.True(replaced.Status == HttpStatusCode.OK, replaced.ToString());
        Assert.NotEqual(read.ETag, replaced.ETag);
        Same(changed, replaced.Json);
        Assert.Equal(HttpStatusCode.OK, (await Client.Get(address, read.ETag)).Status);

        Assert.Equal(HttpStatusCode.NoContent, (await Client.Delete(address, replaced.ETag)).Status);
        var isRetired = RecordKinds.Standard.All.Single(kind => kind.Path == path).IsRetirable;
        Assert.Equal(isRetired ? HttpStatusCode.OK : HttpStatusCode.NotFound, (await Client.Get(address)).Status);
        Assert.DoesNotContain(resource.AnotherId, (await Client.Get(resource.Address)).Ids(resource.IdProperty));

        Assert.Equal(["added", "replaced", isRetired ? "replaced" : "removed"], await Actions($"{address}/history?pageSize=1"));
    }

    [Theory]
    [MemberData(nameof(ResourceCase.Paths), MemberType = typeof(ResourceCase))]
    public async Task What_stands_in_the_way_of_a_change_is_told_by_its_code(string path)
    {
        var resource = ResourceCase.Of(path);
        var address = $"{resource.Address}/{resource.ExampleId}";
        var body = resource.Another;
        body[resource.IdProperty] = path == "partners" ? "CHL" : $"{resource.AnotherId}-never";
        var missing = $"{resource.Address}/{body[resource.IdProperty]}";

        await Refused(HttpStatusCode.Conflict, "already-exists", Client.Post(resource.Address, resource.Example));
        await Refused(HttpStatusCode.PreconditionRequired, "precondition-required", Client.Put(address, resource.Example, null));
        await Refused(HttpStatusCode.PreconditionFailed, "version-conflict", Client.Put(address, resource.Example, "\"another\""));
        await Refused(HttpStatusCode.BadRequest, "invalid-header", Client.Put(address, resource.Example, "unquoted"));
        await Refused(HttpStatusCode.NotFound, "not-found", Client.Put(missing, body, "*"));
        await Refused(HttpStatusCode.PreconditionRequired, "precondition-required", Client.Delete(address, null));
        await Refused(HttpStatusCode.PreconditionFailed, "version-conflict", Client.Delete(address, "\"another\""));
        await Refused(
            HttpStatusCode.PreconditionFailed,
            "version-conflict",
            Client.Ask(HttpMethod.Put, address, Asking.Json(resource.Example.ToJsonString()), ("If-Match", "*"), ("If-None-Match", "*")));
        await Refused(HttpStatusCode.NotFound, "not-found", Client.Delete(missing, "*"));
        await Refused(HttpStatusCode.NotFound, "not-found", Client.Get($"{resource.Address}/never-was"));
        await Refused(HttpStatusCode.NotFound, "not-found", Client.Get($"{resource.Address}/never-was/history"));
        await Refused(HttpStatusCode.NotFound, "not-found", Client.Get($"{resource.Address}/%20%2F%3F/history"));

        var misplaced = await Client.Put(address, resource.Another, "*");
        Assert.Equal(HttpStatusCode.BadRequest, misplaced.Status);
        Assert.Contains($"/{resource.IdProperty}", misplaced.Pointers);
    }

    [Theory]
    [MemberData(nameof(ResourceCase.Paths), MemberType = typeof(ResourceCase))]
    public async Task A_replacement_gives_the_id_where_a_new_record_must_and_may_name_any_version(string path)
    {
        var resource = ResourceCase.Of(path);
        var body = resource.Example;
        body.Remove(resource.IdProperty);

        var replaced = await Client.Put($"{resource.Address}/{resource.ExampleId}", body, "*");

        if (path is "agreements" or "baselines" or "coverages" or "scenarios" or "stocks")
        {
            Assert.True(replaced.Status == HttpStatusCode.OK, replaced.ToString());
            Same(resource.Example, replaced.Json);
        }
        else
        {
            Assert.Equal((HttpStatusCode.BadRequest, $"/{resource.IdProperty}"), (replaced.Status, Assert.Single(replaced.Pointers)));
        }
    }

    [Theory]
    [InlineData("agreements", "ag-pol-eu-co-production-155-primer-2025-03")]
    [InlineData("stocks", "pol-155-primer-days-of-supply-2025-07-20")]
    [InlineData("baselines", "pol-155-primer-baseline-2025")]
    [InlineData("coverages", "pol-155-primer-coverage")]
    public async Task A_record_without_an_id_gets_one_made_of_what_it_says_and_the_next_such_record_a_number(string path, string id)
    {
        var resource = ResourceCase.Of(path);
        var body = resource.Example;
        body.Remove("id");

        Assert.Equal(id, (await Client.Post(resource.Address, body)).Json["id"]!.GetValue<string>());
        Assert.Equal($"{id}-n2", (await Client.Post(resource.Address, body)).Json["id"]!.GetValue<string>());
        var third = await Client.Post(resource.Address, body);
        Assert.Equal(new Uri(Client.BaseAddress!, $"{resource.Address}/{id}-n3"), third.Headers.Location);
    }

    [Fact]
    public async Task Of_many_who_replace_one_version_at_a_time_one_wins()
    {
        var resource = ResourceCase.Of("stocks");
        var body = resource.Example;
        body["id"] = "pol-contended";
        var created = await Client.Post(resource.Address, body);

        var answers = await Task.WhenAll(Enumerable.Range(1, 12).Select(value =>
        {
            var changed = created.Json;
            changed["value"] = 1000 + value;
            return Client.Put($"{resource.Address}/pol-contended", changed, created.ETag);
        }));

        var winner = Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
        Assert.All(answers.Where(answer => answer != winner), answer => Assert.Equal(HttpStatusCode.PreconditionFailed, answer.Status));
        Same(winner.Json, (await Client.Get($"{resource.Address}/pol-contended")).Json);
        Assert.Equal(["added", "replaced"], await Actions($"{resource.Address}/pol-contended/history"));
    }

    private static async Task Refused(HttpStatusCode status, string code, Task<Answer> asked)
    {
        var answer = await asked;
        Assert.True(answer.Status == status && answer.Code == code, $"{code} was expected: {answer}");
        Assert.Equal("application/problem+json", answer.ContentType);
        Assert.False(string.IsNullOrEmpty(answer.Json["correlationId"]?.GetValue<string>()));
    }

    private static void Same(JsonNode expected, JsonNode actual) =>
        Assert.True(JsonNode.DeepEquals(expected, actual), $"expected {expected.ToJsonString()}\nbut was  {actual.ToJsonString()}");

    private async Task<IReadOnlyList<string>> Actions(string address)
    {
        var actions = new List<string>();
        for (string? next = address; next is not null;)
        {
            var page = await Client.Get(next);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            actions.AddRange(page.Ids("action"));
            next = page.Json["nextLink"]?.GetValue<string>();
        }

        return actions;
    }
}
