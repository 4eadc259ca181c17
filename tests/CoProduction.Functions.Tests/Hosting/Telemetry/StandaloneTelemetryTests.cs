using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using CoProduction.Functions.Tests.Access;
using CoProduction.Functions.Tests.GapReports.Nights;
using CoProduction.Functions.Tests.Import;
using CoProduction.Functions.Tests.Mail;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.Hosting.Telemetry;

/// <summary>The standalone program in a process of its own, on a register with one published night, and the collector that it reports to.</summary>
public sealed class StandaloneTelemetryTests : IAsyncLifetime
{
    private const int Server = 2;

    private static readonly string[] Queues =
        [
            "coproduction-gap-reports", "coproduction-gap-reports-poison", "coproduction-imports", "coproduction-imports-poison", "coproduction-mail", "coproduction-mail-poison", "coproduction-runs",
            "coproduction-runs-poison", "coproduction-webhooks", "coproduction-webhooks-poison",
        ];

    private readonly ClockedProgram filled = new();
    private Collector collector = null!;
    private StartedProcess? program;

    private HttpClient Client { get; } = new HttpClient().As("POL");

    public async ValueTask InitializeAsync()
    {
        await filled.InitializeAsync();
        await PublicProduct.Add(filled);
        await PublicProduct.Publish(filled);
        collector = await Collector.StartAsync();
        var settings = ProgramFixture.WithoutNights(ProgramFixture.SettingsOf(filled.ConnectionString, filled.StoragePrefix)).Concat(collector.Settings).ToDictionary();
        (program, Client.BaseAddress) = await ProgramProcess.ServeAsync(settings);
    }

    [Fact]
    public async Task Request_is_one_trace_from_its_caller_to_storage()
    {
        var (trace, caller) = (ActivityTraceId.CreateRandom().ToHexString(), ActivitySpanId.CreateRandom().ToHexString());

        var answer = await Client.Ask(HttpMethod.Get, "api/v1/partners", null, ("traceparent", $"00-{trace}-{caller}-01"), ("X-Correlation-Id", "order-7"));
        Assert.Equal(HttpStatusCode.OK, answer.Status);

        var all = await collector.Spans(sent => OfTrace(sent).Any(one => one.Span.Kind == Server) && OfTrace(sent).Any(one => one.Source == "Azure.Core.Http"), Said);
        var request = OfTrace(all).Single(one => one.Span.Kind == Server).Span;
        Assert.Equal((caller, "200", "order-7"), (request.ParentSpanId.Hex(), request.Attributes.Of("http.response.status_code"), request.Attributes.Of("coproduction.correlation_id")));
        Assert.Contains(OfTrace(all), one => one.Source.StartsWith("Azure.Data.Tables", StringComparison.Ordinal));
        Assert.DoesNotContain(OfTrace(all), one => one.Source == "System.Net.Http");

        // The program has looked for work in its queues since its start.
        Assert.DoesNotContain(all, one => one.Source.StartsWith("Azure.", StringComparison.Ordinal) && one.Span.ParentSpanId.IsEmpty);

        IEnumerable<(string Source, Protocol.Span Span)> OfTrace((string Source, Protocol.Span Span)[] sent) => sent.Where(one => one.Span.TraceId.Hex() == trace);
    }

    [Fact]
    public async Task Entry_of_the_log_has_the_correlation_id_and_the_trace_of_its_request()
    {
        var trace = ActivityTraceId.CreateRandom().ToHexString();
        var large = ResourceCase.Of("mro-sites").Another;
        large["platforms"] = new JsonArray([.. Enumerable.Range(0, 4500).Select(number => JsonValue.Create($"{number} {new string('x', 150)}"))]);
        using var body = new StringContent(large.ToJsonString(), null, "application/json");

        var answer = await Client.Ask(HttpMethod.Post, "api/v1/mro-sites", body, ("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom().ToHexString()}-01"), ("X-Correlation-Id", "too-large-1"));

        Assert.Equal(("record-too-large", "too-large-1"), (answer.Code, answer.Json["correlationId"]!.GetValue<string>()));
        var entries = await collector.Logs(sent => sent.Any(OfRequest), Said);
        Assert.All(entries.Where(OfRequest), entry => Assert.Equal("too-large-1", entry.Attributes.Of("CorrelationId")));

        bool OfRequest(Protocol.LogRecord entry) => entry.TraceId.Hex() == trace;
    }

    [Fact]
    public async Task Program_measures_requests_storage_reports_trials_mail_queues_and_nights()
    {
        Assert.Equal(HttpStatusCode.OK, (await Client.Get("api/v1/gap-reports/current")).Status);
        Assert.Equal(HttpStatusCode.OK, (await Client.Get("api/v1/gap-reports/current/probabilities?trials=100")).Status);
        await Client.End((await Client.PostLines(JobLines.Factory("pol-imported-works"))).Job());
        await MailProgram.Subscribe(Client, "anna@mod.example");

        var metrics = await collector.Metrics(
            sent => Queues.All(queue => sent.Points("coproduction.queue.lag").Any(point => point.Of("queue") == queue))
                && sent.Points("coproduction.family.gap").Any()
                && sent.Points("coproduction.trials.rate").Any()
                && sent.Points("coproduction.mail.attempts").Any(point => point.Of("result") == "accepted")
                && sent.Points("coproduction.function.duration").Any(point => (point.Of("function"), point.Of("outcome")) == ("RunImport", "succeeded")),
            Said);

        Assert.Equal(Documented(), metrics.Select(metric => metric.Name).Where(name => name.StartsWith("coproduction.", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal));
        Assert.Contains(metrics.Points("http.server.request.duration"), point => point.Of("http.route") == "api/v1/gap-reports/current" && point.Of("http.response.status_code") == "200");
        Assert.Contains(metrics.Points("coproduction.storage.request.duration"), point => (point.Of("service"), point.Of("status")) == ("tables", "200"));
        Assert.Contains(metrics.Points("coproduction.report.duration"), point => point.Of("analysis") == "Probabilities");
        Assert.Contains(metrics.Points("coproduction.report.wait"), point => point.Of("analysis") == "GapReport");
        Assert.Contains(100, metrics.Where(metric => metric.Name == "coproduction.trials").Select(metric => metric.Sum.DataPoints[0].AsInt));
        Assert.Equal(Queues, metrics.Points("coproduction.queue.messages").Select(point => point.Of("queue")).Distinct().Order());
        Assert.Contains(metrics, metric => metric.Name == "coproduction.night.age" && metric.Gauge.DataPoints[0].AsDouble > 0);
        Assert.NotEmpty(metrics.Points("coproduction.family.verdict"));
        Assert.Equal(["ceiling", "central", "floor"], metrics.Points("coproduction.family.gap").Select(point => point.Of("reading")).Distinct().Order());
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await (program?.DisposeAsync() ?? ValueTask.CompletedTask);
        await collector.DisposeAsync();
        await filled.DisposeAsync();
    }

    /// <summary>The program's own metrics, as its documentation lists them.</summary>
    private static IEnumerable<string> Documented() =>
        File.ReadLines(RepositoryRoot.Combine("functions", "Telemetry", "README.md"))
            .Where(line => line.StartsWith("| `coproduction.", StringComparison.Ordinal))
            .SelectMany(line => line.Split('|')[1].Split(','))
            .Select(name => name.Trim(' ', '`'))
            .Order(StringComparer.Ordinal);

    private string Said() => program!.Output;
}
