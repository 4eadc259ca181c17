using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.Tests.Hosting;

/// <summary>Timers and queue messages as the Functions host posts them, on sample functions.</summary>
public sealed class CustomHandlerHostTests : IAsyncLifetime
{
    private const string Timer = """
        {"Data":{"timer":{"Schedule":{"AdjustForDST":true},"ScheduleStatus":{"Last":"2026-03-01T02:00:00","Next":"2026-03-02T02:00:00","LastUpdated":"2026-03-01T02:00:00"},"IsPastDue":true}},
         "Metadata":{"sys":{"MethodName":"TickSample","UtcNow":"2026-03-01T02:00:00.1Z","RandGuid":"0e8a4c7a-45a5-4b3e-b6f5-0a9c4a6f5c11"}}}
        """;

    private SampleProgram? program;

    private SampleLog Log => program!.Log;

    public async Task InitializeAsync() => program = await SampleProgram.CustomHandlerAsync();

    public async Task DisposeAsync() => await program!.DisposeAsync();

    [Fact]
    public async Task Timer_is_run_with_its_status_and_answered_in_JSON()
    {
        using var answer = await PostAsync("TickSample", Timer);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("{}", await answer.Content.ReadAsStringAsync());
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        var timer = Assert.IsType<TimerInfo>(Assert.Single(Log.Heard));
        Assert.True(timer.IsPastDue);
        Assert.Equal(new DateTime(2026, 3, 1, 2, 0, 0), timer.ScheduleStatus?.Last);
    }

    [Fact]
    public async Task Timer_without_a_monitor_has_no_status()
    {
        using var answer = await PostAsync("TickSample", """{"Data":{"timer":{"Schedule":{},"ScheduleStatus":null,"IsPastDue":false}},"Metadata":{}}""");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Null(Assert.IsType<TimerInfo>(Assert.Single(Log.Heard)).ScheduleStatus);
    }

    [Theory]
    [InlineData("""{"Data":{"message":"\"a text\""},"Metadata":{"DequeueCount":"1"}}""", "a text")]
    [InlineData("""{"Data":{"message":"\"Łódź \\\"quoted\\\"\""},"Metadata":{}}""", "Łódź \"quoted\"")]
    [InlineData("""{"Data":{"message":"a text"},"Metadata":{}}""", "a text")]
    [InlineData("""{"Data":{"message":"\"half"},"Metadata":{}}""", "\"half")]
    [InlineData("""{"Data":{"message":{"import":"7"}},"Metadata":{}}""", """{"import":"7"}""")]
    public async Task Queue_message_is_handled_as_the_text_that_was_sent(string posted, string text)
    {
        using var answer = await PostAsync("TakeSample", posted);

        Assert.Equal("{}", await answer.Content.ReadAsStringAsync());
        Assert.Equal(text, Assert.Single(Log.Heard));
    }

    [Fact]
    public async Task Function_that_fails_fails_its_invocation_with_a_JSON_body()
    {
        using var answer = await PostAsync("TakeSample", $$$"""{"Data":{"message":"{{{SampleFunctions.FailingText}}}"},"Metadata":{}}""");
        var body = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Equal("internal-error", JsonSerializer.Deserialize<JsonElement>(body).GetProperty("code").GetString());
        Assert.DoesNotContain("secret", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"Data":null}""")]
    [InlineData("""{"Data":{"other":{}}}""")]
    [InlineData("""{"Data":{"timer":null}}""")]
    [InlineData("""{"Data":{"timer":"soon"}}""")]
    [InlineData("""{"Data":{"timer":{"ScheduleStatus":{"Last":"yesterday"}}}}""")]
    public async Task Post_that_is_no_invocation_is_refused_and_runs_nothing(string posted)
    {
        using var answer = await PostAsync("TickSample", posted);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.NotEmpty(await answer.Content.ReadAsStringAsync());
        Assert.Empty(Log.Heard);
    }

    [Fact]
    public async Task Trigger_is_posted_to_and_nothing_else()
    {
        using var answer = await program!.Client.GetAsync("/TickSample");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private async Task<HttpResponseMessage> PostAsync(string function, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/{function}");
        request.Headers.TransferEncodingChunked = true;
        request.Headers.Add("X-Azure-Functions-InvocationId", Guid.NewGuid().ToString());
        request.Content = new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes(body)));
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return await program!.Client.SendAsync(request);
    }
}
