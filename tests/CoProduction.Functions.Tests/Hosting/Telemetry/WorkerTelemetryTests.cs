using System.Diagnostics;
using System.Net;
using CoProduction.Functions.Tests.Access;
using CoProduction.Functions.Tests.Hosting.FunctionsHost;
using CoProduction.Functions.Tests.Infra;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.Hosting.Telemetry;

/// <summary>The published program as an isolated worker, and the collector that it reports to.</summary>
public sealed class WorkerTelemetryTests
{
    [Fact]
    public async Task Worker_sends_the_trace_of_an_invocation_with_its_storage_requests_and_tells_the_host_so()
    {
        await using var collector = await Collector.StartAsync();
        var settings = ProgramFixture.SettingsOf((await Azurite.Shared).NewAccount(), "worker").Concat(collector.Settings).ToDictionary();
        await using var host = await FunctionsHostDriver.StartAsync(await PublishedProgram.Folder, settings);
        using var client = new HttpClient { BaseAddress = host.Address }.As("POL");
        var trace = ActivityTraceId.CreateRandom().ToHexString();

        var answer = await client.Ask(HttpMethod.Get, "api/v1/partners", null, ("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom().ToHexString()}-01"));
        Assert.Equal(HttpStatusCode.OK, answer.Status);

        await collector.Spans(
            sent => sent.Any(one => one.Span.TraceId.Hex() == trace && one.Source == "Microsoft.Azure.Functions.Worker")
                && sent.Any(one => one.Span.TraceId.Hex() == trace && one.Source.StartsWith("Azure.Data.Tables", StringComparison.Ordinal)),
            () => host.Log);
        await collector.Metrics(sent => sent.Points("coproduction.storage.request.duration").Any(point => point.Of("service") == "tables"), () => host.Log);
        await collector.Metrics(sent => sent.Points("coproduction.queue.messages").Any(point => point.Of("queue")!.EndsWith("-poison", StringComparison.Ordinal)), () => host.Log);
        Assert.Equal(bool.TrueString, host.Capabilities["WorkerOpenTelemetryEnabled"]);
    }
    /// <summary>Azure Monitor keeps what an entry says as its message.</summary>
    [Fact]
    public async Task Alert_for_a_missing_weekly_report_asks_for_the_entry_that_the_run_leaves()
    {
        await using var collector = await Collector.StartAsync();
        var settings = ProgramFixture.SettingsOf((await Azurite.Shared).NewAccount(), "worker").Concat(collector.Settings).ToDictionary();
        await using var host = await FunctionsHostDriver.StartAsync(await PublishedProgram.Folder, settings);
        var alert = Snapshot.Of("prod").Some("Microsoft.Insights/scheduledQueryRules").Single(rule => ((string)rule["name"]!).EndsWith("-no-weekly-report", StringComparison.Ordinal));
        var query = (string)alert["properties"]!["criteria"]!["allOf"]![0]!["query"]!;

        await host.FireAsync("SendWeeklyReports");

        await collector.Logs(sent => sent.Any(entry => query.Contains($"Message == \"{entry.Body.StringValue}\"", StringComparison.Ordinal)), () => host.Log);
    }
}
