using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace CoProduction.Functions.Tests.Hosting;

public sealed class StandaloneHostTests : IAsyncLifetime
{
    private SampleProgram? program;

    private HttpClient Client => program!.Client;

    public async ValueTask InitializeAsync() => program = await SampleProgram.StartAsync();

    public async ValueTask DisposeAsync() => await program!.DisposeAsync();

    [Theory]
    [InlineData("/samples/a-1", "a-1")]
    [InlineData("/SAMPLES/A-1", "A-1")]
    [InlineData("/samples/%C5%81%C3%B3d%C5%BA", "Łódź")]
    public async Task Request_reaches_the_function_whose_route_it_fits(string path, string id)
    {
        var sample = await Client.GetFromJsonAsync<Sample>(path);

        Assert.Equal(new Sample(id, "GET"), sample);
    }

    [Fact]
    public async Task Every_listed_method_reaches_the_function()
    {
        using var answer = await Client.PutAsync("/samples/a", null);

        Assert.Equal(new Sample("a", "PUT"), await answer.Content.ReadFromJsonAsync<Sample>());
    }

    [Theory]
    [InlineData("GET", "/samples")]
    [InlineData("OPTIONS", "/samples")]
    [InlineData("GET", "/samples/a/b")]
    [InlineData("GET", "/nowhere")]
    [InlineData("POST", "/TickSample")]
    [InlineData("POST", "/TakeSample")]
    [InlineData("POST", "/GetSample")]
    public async Task Path_of_no_function_is_a_404(string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var answer = await Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Empty(answer.Content.Headers.Allow);
        Assert.Empty(program!.Log.Heard);
    }

    [Fact]
    public async Task HEAD_answers_as_GET_does_and_without_a_body()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, "/samples/a");
        using var answer = await Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    [InlineData("TRACE")]
    [InlineData("BREW")]
    public async Task Method_that_a_path_does_not_take_is_a_405_that_names_those_it_takes(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/SAMPLES/a");
        using var answer = await Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Equal(["GET", "HEAD", "OPTIONS", "PUT"], answer.Content.Headers.Allow);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("method-not-allowed", problem.GetProperty("code").GetString());
        Assert.Equal("This address accepts GET, HEAD, OPTIONS, PUT.", problem.GetProperty("detail").GetString());
        Assert.Empty(program!.Log.Heard);
    }

    [Fact]
    public async Task OPTIONS_answers_which_methods_a_path_takes()
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, "/samples/a");
        using var answer = await Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal(["GET", "HEAD", "OPTIONS", "PUT"], answer.Content.Headers.Allow);
    }

    [Fact]
    public async Task Problem_of_an_unknown_path_has_its_code_and_type()
    {
        using var answer = await Client.GetAsync("/nowhere");
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal("not-found", problem.GetProperty("code").GetString());
        Assert.Equal("urn:coproduction:problem:not-found", problem.GetProperty("type").GetString());
        Assert.Equal(404, problem.GetProperty("status").GetInt32());
    }
}
