using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace CoProduction.Functions.Tests.Hosting;

public sealed class StandaloneHostTests : IAsyncLifetime
{
    private SampleProgram? program;

    private HttpClient Client => program!.Client;

    public async Task InitializeAsync() => program = await SampleProgram.StandaloneAsync();

    public async Task DisposeAsync() => await program!.DisposeAsync();

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
    [InlineData("POST", "/samples/a")]
    [InlineData("HEAD", "/samples/a")]
    [InlineData("OPTIONS", "/samples/a")]
    [InlineData("GET", "/samples")]
    [InlineData("GET", "/samples/a/b")]
    [InlineData("GET", "/nowhere")]
    [InlineData("POST", "/TickSample")]
    [InlineData("POST", "/TakeSample")]
    [InlineData("POST", "/GetSample")]
    public async Task What_no_function_takes_is_a_404_as_on_the_Functions_host(string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var answer = await Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Empty(answer.Content.Headers.Allow);
        Assert.Empty(program!.Log.Heard);
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
