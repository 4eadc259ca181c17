using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Azure.Storage.Queues;
using CoProduction.Functions.Catalog;
using CoProduction.Functions.GapReports.Nights;
using CoProduction.Functions.Import.Jobs;
using CoProduction.Functions.Store;
using CoProduction.Functions.Tests.Hosting.FunctionsHost;
using CoProduction.Functions.Tests.Http.Middleware;
using CoProduction.Functions.Tests.Import;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.Hosting;

/// <summary>The published program as the Functions host runs it.</summary>
[Collection<SharedFunctionsHost>]
public sealed class FunctionsHostTests(FunctionsHostFixture fixture)
{
    private static readonly FunctionCatalog Catalog = FunctionCatalog.Of(typeof(Program).Assembly);
    private static readonly ResourceCase Factories = ResourceCase.Of("factories");

    private HttpClient Client => fixture.Client;

    [Fact]
    public void Worker_tells_the_functions_of_the_catalog()
        => Assert.Equal(
            Catalog.All.Select(Expected),
            fixture.Host.Functions.OrderBy(function => function.Name, StringComparer.OrdinalIgnoreCase).Select(Told));

    [Fact]
    public void Worker_tells_the_schedule_that_a_setting_holds()
        => Assert.Equal(FunctionsHostFixture.ForgetsAt, fixture.Host.Functions.Single(function => function.Name == "ForgetOld").Schedule);

    [Fact]
    public void Worker_has_requests_proxied_and_says_that_it_ends_when_it_is_told()
    {
        Assert.True(new Uri(fixture.Host.Capabilities["HttpUri"]).IsLoopback);
        Assert.Equal(bool.TrueString, fixture.Host.Capabilities["HandlesWorkerTerminateMessage"]);
    }

    [Fact]
    public async Task Caller_that_goes_away_at_any_moment_is_not_an_error()
    {
        var before = fixture.Host.Log.Length;
        await BrokenRequests.Send(Client.BaseAddress!, resets: true);

        // The worker notices a broken connection a moment later.
        await Task.Delay(TimeSpan.FromSeconds(2));
        Assert.Equal(HttpStatusCode.OK, (await Client.Get("api/v1/factories/pol-nowa-deba")).Status);
        Assert.True(!BrokenRequests.Alarms(fixture.Host.Log[before..]).Any(), fixture.Host.Log[before..]);
    }

    [Theory]
    [InlineData("http")]
    [InlineData("https")]
    public async Task Links_lead_to_the_address_that_the_caller_asked(string scheme)
    {
        var index = await Client.Ask(HttpMethod.Get, "", null, ("Host", "coproduction.example.org"), ("X-Forwarded-Proto", scheme));

        Assert.Equal(HttpStatusCode.OK, index.Status);
        Assert.All(
            index.Json["links"]!.AsObject(),
            link => Assert.StartsWith($"{scheme}://coproduction.example.org/", link.Value!.GetValue<string>(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Caller_cannot_pass_off_another_host()
    {
        var index = await Client.Ask(HttpMethod.Get, "", null, ("X-Forwarded-Host", "elsewhere.example.org"));

        Assert.DoesNotContain("elsewhere", index.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("api/health/live", "live")]
    [InlineData("API/Health/Ready", "ready")]
    public async Task Program_lives_and_is_ready(string address, string status)
    {
        var health = await Client.Get(address);

        Assert.Equal((HttpStatusCode.OK, status), (health.Status, health.Json["status"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("GetIndex")]
    [InlineData("api/v1/gap-reports/of-another-length")]
    public async Task Path_of_no_function_or_record_is_a_problem_with_the_security_headers(string address)
    {
        var problem = await Client.Get(address);

        Assert.Equal((HttpStatusCode.NotFound, "not-found"), (problem.Status, problem.Code));
        Assert.Equal("application/problem+json", problem.ContentType);
        Assert.Equal(["nosniff"], problem.Headers.GetValues("X-Content-Type-Options"));
        Assert.Equal([problem.Json["correlationId"]!.GetValue<string>()], problem.Headers.GetValues("X-Correlation-Id"));
    }

    [Fact]
    public async Task Method_that_a_path_does_not_take_is_a_405_that_names_those_it_takes()
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, Factories.Address);
        using var answer = await Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Equal(["GET", "HEAD", "OPTIONS", "POST"], answer.Content.Headers.Allow);
    }

    [Fact]
    public async Task OPTIONS_answers_which_methods_a_path_takes()
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, Factories.Address);
        using var answer = await Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal(["GET", "HEAD", "OPTIONS", "POST"], answer.Content.Headers.Allow);
    }

    [Theory]
    [InlineData("")]
    [InlineData("api/v1/factories")]
    public async Task HEAD_answers_as_GET_does_and_without_a_body(string address)
    {
        var (got, asked) = (await Client.Get(address), await Client.Ask(HttpMethod.Head, address, null));

        Assert.Equal((got.Status, got.ContentType, ""), (asked.Status, asked.ContentType, asked.Text));
    }

    [Fact]
    public async Task Record_is_created_read_and_replaced_under_its_version()
    {
        var address = $"{Factories.Address}/{Factories.AnotherId}";

        var created = await Client.Post(Factories.Address, Factories.Another);
        Assert.Equal(HttpStatusCode.Created, created.Status);
        Assert.Equal(new Uri(Client.BaseAddress!, address), created.Headers.Location);
        Assert.Equal(HttpStatusCode.Conflict, (await Client.Post(Factories.Address, Factories.Another)).Status);

        var read = await Client.Get(address);
        Assert.Equal((HttpStatusCode.OK, created.ETag), (read.Status, read.ETag));
        Assert.Equal(HttpStatusCode.NotModified, (await Client.Get(address, read.ETag)).Status);

        var changed = read.Json;
        changed["name"] = "A third place";
        Assert.Equal(HttpStatusCode.PreconditionRequired, (await Client.Put(address, changed, ifMatch: null)).Status);
        var replaced = await Client.Put(address, changed, read.ETag);
        Assert.Equal(HttpStatusCode.OK, replaced.Status);
        Assert.NotEqual(read.ETag, replaced.ETag);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await Client.Put(address, changed, read.ETag)).Status);

        Assert.Equal(HttpStatusCode.NoContent, (await Client.Delete(address, replaced.ETag)).Status);
        Assert.NotNull((await Client.Get(address)).Json["retired"]);
    }

    [Fact]
    public async Task Upload_in_chunks_becomes_a_job_that_a_message_runs()
    {
        var lines = Enumerable.Range(0, 20).Select(number => JobLines.Factory($"pol-uploaded-{number}")).ToArray();
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/v1/imports")
        {
            Headers = { TransferEncodingChunked = true },
            Content = new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', lines))))
            {
                Headers = { ContentType = new MediaTypeHeaderValue(JobClient.JsonLines) },
            },
        };
        using var answer = await Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var job = answer.Headers.GetValues("Operation-Location").Single();
        Assert.StartsWith($"{Client.BaseAddress}api/v1/imports/", job, StringComparison.Ordinal);

        await DeliverAsync(fixture.StoragePrefix, job.Split('/')[^1]);

        var ended = (await Client.Get(job)).Json;
        Assert.Equal(("succeeded", lines.Length), (ended.State(), ended.Rows().Added));
    }

    [Fact]
    public async Task Every_timer_runs_when_it_is_fired()
    {
        var timers = fixture.Host.Functions.Where(function => function.Schedule is not null).ToArray();
        Assert.NotEmpty(timers);

        foreach (var timer in timers)
        {
            await fixture.Host.FireAsync(timer.Name);
        }

        // The host would hand these messages to the worker.
        var queue = fixture.Get<QueueServiceClient>().GetQueueClient(NightMessages.Name);
        while ((await queue.ReceiveMessageAsync()).Value is { } message)
        {
            await fixture.Host.DeliverAsync("PublishGapReport", message.Body.ToString());
        }

        Assert.NotEmpty((await Client.Get("api/v1/gap-reports")).Json["items"]!.AsArray());
    }

    [Theory]
    [InlineData("RunImport", "")]
    [InlineData("RunImport", "garbled")]
    [InlineData("RunImport", "{}")]
    [InlineData("RunImport", "[1]")]
    [InlineData("PublishGapReport", "garbled")]
    [InlineData("PublishGapReport", "{}")]
    public async Task Message_that_says_nothing_is_dropped(string function, string message) => await fixture.Host.DeliverAsync(function, message);

    [Fact]
    public async Task Message_of_a_job_that_is_not_there_is_dropped() => await DeliverAsync(fixture.StoragePrefix, "20260101000000000-none");

    private static string Expected(FunctionDescriptor function) => function.Trigger switch
    {
        HttpFunctionTrigger { TakesEveryMethod: true } http => $"{function.Name}({http.Binding}): any /{http.Route}",
        HttpFunctionTrigger http => $"{function.Name}({http.Binding}): {string.Join(',', http.Methods)} /{http.Route}",
        TimerFunctionTrigger timer when function.Name == "ForgetOld" => $"{function.Name}({timer.Binding}): {FunctionsHostFixture.ForgetsAt}",
        TimerFunctionTrigger timer => $"{function.Name}({timer.Binding}): {timer.Default}",
        QueueFunctionTrigger queue => $"{function.Name}({queue.Binding}): queue {queue.Queue}",
        _ => function.Name,
    };

    private static string Told(WorkerFunction function) => $"{function.Name}({function.Parameter}): " + function.Trigger switch
    {
        "httpTrigger" => $"{(function.Methods is null ? "any" : string.Join(',', function.Methods))} /{function.Route}",
        "timerTrigger" => function.Schedule,
        "queueTrigger" => $"queue {function.Queue}",
        var other => other,
    };

    private Task DeliverAsync(string prefix, string job) => fixture.Host.DeliverAsync(
        "RunImport", JsonSerializer.Serialize(new ImportMessage(prefix, "POL", job, TimeProvider.System.GetUtcNow()), RecordJson.Options));
}
