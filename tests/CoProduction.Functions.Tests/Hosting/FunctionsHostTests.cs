using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoProduction.Functions.Exchange.Jobs;
using CoProduction.Functions.Registry;
using CoProduction.Functions.Tests.Access;
using CoProduction.Functions.Tests.Imports;

namespace CoProduction.Functions.Tests.Hosting;

/// <summary>The published executable under the Azure Functions host's contract for custom handlers.</summary>
public sealed class FunctionsHostTests(FunctionsHostDriver host) : IClassFixture<FunctionsHostDriver>
{
    private static readonly Uri Asked = new("https://coproduction.example.org/");

    [Fact]
    public void Program_listens_on_the_given_port_only_whatever_else_it_is_told()
        => Assert.DoesNotContain("Now listening on: http://127.0.0.1:1\n", host.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Links_lead_to_the_address_that_the_caller_asked(bool proxied)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "");
        using var answer = proxied ? await host.ProxyAsync(request, Asked) : await host.ForwardAsync(request, Asked);
        var index = await answer.Content.ReadFromJsonAsync<JsonElement>();

        Assert.All(
            index.GetProperty("links").EnumerateObject(),
            link => Assert.StartsWith(Asked.ToString(), link.Value.GetString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Caller_cannot_pass_off_another_host_in_a_forwarded_request()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "") { Headers = { { "X-Forwarded-Host", "elsewhere.example.org" } } };
        using var answer = await host.ForwardAsync(request, Asked);

        Assert.DoesNotContain("elsewhere", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_is_answered_as_the_standalone_program_answers_it()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "");
        using var answer = await host.ProxyAsync(request, new Uri(Asked, "API/health/ready"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("ready", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("status").GetString());
    }

    [Fact]
    public async Task Path_of_an_HTTP_function_s_name_is_not_there()
    {
        using var answer = await host.InvokeAsync("GetIndex", []);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    // Which timers there are is read from the files that the Functions host reads.
    [Fact]
    public async Task Every_timer_that_is_fired_is_answered_with_a_JSON_body()
    {
        foreach (var (function, binding) in Published("timerTrigger"))
        {
            var timer = new JsonObject { ["Schedule"] = new JsonObject { ["AdjustForDST"] = true }, ["ScheduleStatus"] = null, ["IsPastDue"] = false };
            using var answer = await host.InvokeAsync(function, new JsonObject { [binding] = timer });

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal(JsonValueKind.Object, (await answer.Content.ReadFromJsonAsync<JsonElement>()).ValueKind);
        }
    }

    [Fact]
    public async Task Timer_or_message_that_is_garbled_fails_with_a_body_instead_of_hanging()
    {
        foreach (var (function, _) in Published("timerTrigger").Concat(Published("queueTrigger")))
        {
            using var answer = await host.InvokeAsync(function, new JsonObject { ["nothing"] = 0 });

            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.NotEmpty(await answer.Content.ReadAsStringAsync());
        }
    }

    // A forwarded body has a length; a proxied one may be chunked.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Upload_becomes_a_job_that_a_message_runs(bool proxied)
    {
        using var client = new HttpClient { BaseAddress = host.Client.BaseAddress }.As("POL");
        using var request = new HttpRequestMessage(HttpMethod.Post, "");
        request.Headers.Authorization = client.DefaultRequestHeaders.Authorization;
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(string.Join('\n', JobLines.Examples)));
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(JobClient.JsonLines);
        request.Headers.TransferEncodingChunked = proxied;

        var asked = new Uri(Asked, "api/v1/imports");
        using var answer = proxied ? await host.ProxyAsync(request, asked) : await host.ForwardAsync(request, asked);
        var job = answer.Headers.GetValues("Operation-Location").Single();
        var id = job.Split('/')[^1];
        var message = JsonSerializer.Serialize(new ImportMessage(host.TablePrefix, "POL", id, TimeProvider.System.GetUtcNow()), RecordJson.Options);
        using var invoked = await host.InvokeAsync("RunImport", new JsonObject { ["message"] = JsonValue.Create(JsonSerializer.Serialize(message)) });

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal($"https://coproduction.example.org/api/v1/imports/{id}", job);
        Assert.Equal((HttpStatusCode.OK, "{}"), (invoked.StatusCode, await invoked.Content.ReadAsStringAsync()));
        var (state, rows) = await client.End($"api/v1/imports/{id}") is var ended ? (ended.State(), ended.Rows()) : default;
        Assert.Equal(("succeeded", JobLines.Examples.Count()), (state, rows.Added + rows.Unchanged));
    }

    private IEnumerable<(string Function, string Binding)> Published(string trigger)
        => from file in Directory.EnumerateFiles(host.Folder, "function.json", SearchOption.AllDirectories)
           from binding in JsonNode.Parse(File.ReadAllText(file))!["bindings"]!.AsArray()
           where (string)binding!["type"]! == trigger
           select (Path.GetFileName(Path.GetDirectoryName(file)!), (string)binding!["name"]!);
}
