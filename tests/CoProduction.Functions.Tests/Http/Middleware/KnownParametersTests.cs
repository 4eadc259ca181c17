using System.Net;
using CoProduction.Functions.Tests.OpenApi;
using CoProduction.Functions.Tests.OpenApi.Fuzz;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.Http.Middleware;

/// <summary>A query parameter that an address does not know is refused there, whatever the address is.</summary>
public sealed class KnownParametersTests(ExamplesFixture register) : IClassFixture<ExamplesFixture>
{
    private const string Factory = "api/v1/factories/pol-nowa-deba";

    private HttpClient Client => register.Client;

    [Theory]
    [InlineData("GET", Factory)]
    [InlineData("GET", Factory + "/history")]
    [InlineData("PUT", Factory)]
    [InlineData("DELETE", Factory)]
    [InlineData("POST", "api/v1/factories")]
    [InlineData("POST", "api/v1/items")]
    [InlineData("POST", "api/v1/gap-reports")]
    [InlineData("GET", "api/v1/imports/00000000000000000000")]
    public async Task Unknown_parameter_is_refused_by_name(string method, string path)
    {
        var answer = await Client.Ask(new HttpMethod(method), $"{path}?expand=lines", method is "POST" or "PUT" ? Asking.Json("{}") : null);

        Assert.Equal((HttpStatusCode.BadRequest, "invalid-query"), (answer.Status, answer.Code));
        Assert.Equal("expand", answer.Json["errors"]![0]!["parameter"]!.GetValue<string>());
        Assert.StartsWith("expand: There is no such parameter.", answer.Json["detail"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_operation_that_needs_a_caller_refuses_an_unknown_parameter()
    {
        foreach (var operation in ApiDocument.Committed.Operations.Where(operation => operation.Tag != "service" && !FuzzRun.OfLinks.Contains(operation.Id)))
        {
            var path = operation.Path.Replace("{id}", "no-such", StringComparison.Ordinal).TrimStart('/');
            var answer = await Client.Ask(operation.Method, $"{path}?n0=1", operation.Method == HttpMethod.Get ? null : BodyOf(operation));

            Assert.True((answer.Status, answer.Code) == (HttpStatusCode.BadRequest, "invalid-query"), $"{operation.Id}: {answer}");
        }
    }

    private static HttpContent BodyOf(ApiOperation operation) =>
        operation.Id == "ImportFiles" ? new ByteArrayContent([]) { Headers = { ContentType = new("application/zip") } } : Asking.Json("{}");

    [Fact]
    public async Task Parameters_that_are_known_are_listed_and_the_one_meant_is_suggested()
    {
        var answer = await Client.Ask(HttpMethod.Post, "api/v1/factories?notDuplicatesOf=pol-a", Asking.Json("{}"));

        Assert.Equal(
            "notDuplicatesOf: There is no such parameter. Did you mean notDuplicateOf? Use: notDuplicateOf.", answer.Json["detail"]!.GetValue<string>());
    }

    [Fact]
    public async Task Operation_without_parameters_says_that_it_has_none() =>
        Assert.Equal(
            "expand: There is no such parameter. This operation has none.",
            (await Client.Get($"{Factory}?expand=lines")).Json["detail"]!.GetValue<string>());

    [Fact]
    public async Task Refused_write_changes_nothing()
    {
        var before = await Client.Get(Factory);
        await Client.Ask(HttpMethod.Delete, $"{Factory}?force=true", null, ("If-Match", "*"));

        Assert.Equal(before.ETag, (await Client.Get(Factory)).ETag);
    }

    [Theory]
    [InlineData("?probe=1")]
    [InlineData("api/v1?probe=1")]
    [InlineData("api/health/live?probe=1")]
    public async Task Open_address_takes_what_probes_send(string path) => Assert.Equal(HttpStatusCode.OK, (await Client.Get(path)).Status);

    [Theory]
    [InlineData("api/v1")]
    [InlineData("API/V1/")]
    public async Task Root_of_the_api_is_the_starting_page(string path)
    {
        var (index, root) = (await Client.Get(""), await Client.Get(path));

        Assert.Equal((HttpStatusCode.OK, index.Text), (root.Status, root.Text));
        Assert.EndsWith("/api/v1/factories", root.Json["links"]!["factories"]!.GetValue<string>(), StringComparison.Ordinal);
    }
}
