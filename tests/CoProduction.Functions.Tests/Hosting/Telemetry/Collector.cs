using System.Collections.Concurrent;
using CoProduction.Functions.Tests.Hosting.FunctionsHost;
using CoProduction.Functions.Tests.Hosting.Telemetry.Protocol;
using Google.Protobuf;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace CoProduction.Functions.Tests.Hosting.Telemetry;

/// <summary>A collector of OpenTelemetry in the test's process, which keeps what programs send it over HTTP.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ConcurrentQueue<(string Source, Span Span)> spans = [];
    private readonly ConcurrentQueue<Metric> metrics = [];
    private readonly ConcurrentQueue<LogRecord> logs = [];
    private WebApplication? server;
    private Uri address = null!;

    /// <summary>The settings of a program that sends it everything within a second.</summary>
    public IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = address.AbsoluteUri,
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        ["OTEL_METRIC_EXPORT_INTERVAL"] = "500",
        ["OTEL_BSP_SCHEDULE_DELAY"] = "200",
        ["OTEL_BLRP_SCHEDULE_DELAY"] = "200",
    };

    public static async Task<Collector> StartAsync()
    {
        var collector = new Collector();
        (collector.server, collector.address) = await LoopbackServer.StartAsync(HttpProtocols.Http1, _ => { }, app =>
        {
            app.MapPost("v1/traces", context => Read(context, Protocol.Traces.Parser, collector.Keep));
            app.MapPost("v1/metrics", context => Read(context, Protocol.Metrics.Parser, collector.Keep));
            app.MapPost("v1/logs", context => Read(context, Protocol.Logs.Parser, collector.Keep));
        });
        return collector;
    }

    /// <summary>Waits for spans, each with the name of its source.</summary>
    public Task<(string Source, Span Span)[]> Spans(Func<(string Source, Span Span)[], bool> areThere, Func<string> otherwise) =>
        WaitFor(() => [.. spans], areThere, otherwise);

    /// <summary>Waits for metrics, every export of them.</summary>
    public Task<Metric[]> Metrics(Func<Metric[], bool> areThere, Func<string> otherwise) => WaitFor(() => [.. metrics], areThere, otherwise);

    /// <summary>Waits for entries of the log.</summary>
    public Task<LogRecord[]> Logs(Func<LogRecord[], bool> areThere, Func<string> otherwise) => WaitFor(() => [.. logs], areThere, otherwise);

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            await server.DisposeAsync();
        }
    }

    private void Keep(Protocol.Traces sent)
    {
        foreach (var scope in sent.ResourceSpans.SelectMany(resource => resource.ScopeSpans))
        {
            foreach (var span in scope.Spans)
            {
                spans.Enqueue((scope.Scope.Name, span));
            }
        }
    }

    private void Keep(Protocol.Metrics sent)
    {
        foreach (var metric in sent.ResourceMetrics.SelectMany(resource => resource.ScopeMetrics).SelectMany(scope => scope.Metrics))
        {
            metrics.Enqueue(metric);
        }
    }

    private void Keep(Protocol.Logs sent)
    {
        foreach (var entry in sent.ResourceLogs.SelectMany(resource => resource.ScopeLogs).SelectMany(scope => scope.LogRecords))
        {
            logs.Enqueue(entry);
        }
    }

    private static async Task Read<T>(HttpContext context, MessageParser<T> parser, Action<T> keep)
        where T : IMessage<T>
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        keep(parser.ParseFrom(body.ToArray()));
    }

    private static async Task<T[]> WaitFor<T>(Func<T[]> read, Func<T[], bool> areThere, Func<string> otherwise)
    {
        var late = TimeProvider.System.GetUtcNow() + Patience;
        while (true)
        {
            var there = read();
            if (areThere(there))
            {
                return there;
            }

            Assert.True(TimeProvider.System.GetUtcNow() < late, $"Not sent within {Patience}. {otherwise()}");
            await Task.Delay(100);
        }
    }
}
