using System.Diagnostics;
using OpenTelemetry;

namespace CoProduction.Functions.Hosting.Telemetry;

/// <summary>Leaves out the requests to storage that belong to no request, timer or message: the program looks every few seconds whether there is work.</summary>
internal sealed class PollingFilter : BaseProcessor<Activity>
{
    private const string StorageSources = "Azure.";

    public override void OnEnd(Activity data)
    {
        var root = data;
        while (root.Parent is { } parent)
        {
            root = parent;
        }

        if (root.ParentId is null && root.Source.Name.StartsWith(StorageSources, StringComparison.Ordinal))
        {
            data.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
        }
    }
}
