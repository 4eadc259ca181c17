using System.Reflection;
using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using CoProduction.Functions.GapReports.Nights;
using CoProduction.Functions.Http;
using CoProduction.Functions.Telemetry;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace CoProduction.Functions.Hosting.Telemetry;

/// <summary>Sends traces, metrics and logs to Application Insights, to an OpenTelemetry collector, or to both.</summary>
internal static class TelemetryServices
{
    private const string ServiceName = "coproduction";

    private const string StorageSpans = "Azure.*";
    private const string StorageRequestSpans = "Azure.Core.Http";

    /// <summary>Adds what the settings ask for. Without them it adds nothing, and nothing is measured.</summary>
    /// <returns>The telemetry, for a host that adds to it; null without settings.</returns>
    /// <exception cref="RefusedStartException">A setting is wrong.</exception>
    public static IOpenTelemetryBuilder? AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        var options = TelemetryOptions.From(configuration);
        if (!options.IsOn)
        {
            return null;
        }

        // The storage clients make no spans without it.
        AppContext.SetSwitch("Azure.Experimental.EnableActivitySource", true);
        services.AddHostedService<QueueWatch>().AddHostedService<NightWatch>();
        var telemetry = services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(ServiceName, serviceVersion: Version))
            .WithTracing(traces => traces
                .AddSource(Instruments.Name, StorageSpans)
                .AddProcessor(new PollingFilter())
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation(client => client.FilterHttpRequestMessage = _ => !IsOfStorage()))
            .WithMetrics(metrics => metrics
                .AddMeter(Instruments.Name, "System.Runtime")
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation())
            .WithLogging(null, logs => (logs.IncludeScopes, logs.IncludeFormattedMessage) = (true, true));
        return telemetry.Export(options);
    }

    private static string Version => typeof(TelemetryServices).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    private static IOpenTelemetryBuilder Export(this IOpenTelemetryBuilder telemetry, TelemetryOptions options)
    {
        if (options.Collector is not null)
        {
            telemetry.UseOtlpExporter();
        }

        if (options.AzureMonitor is not null)
        {
            telemetry.UseAzureMonitorExporter(azure =>
            {
                azure.ConnectionString = options.AzureMonitor;

                // Always an identity: the component accepts nothing else, and a key that leaks must be of no use.
                azure.Credential = new DefaultAzureCredential(new DefaultAzureCredentialOptions { ManagedIdentityClientId = options.IdentityClientId });

                // Of traces a part is enough. An alert needs every error.
                azure.EnableTraceBasedLogsSampler = false;
            });
        }

        return telemetry;
    }

    // The storage clients have a span for each request already.
    private static bool IsOfStorage() => System.Diagnostics.Activity.Current?.Parent?.Source.Name == StorageRequestSpans;
}
