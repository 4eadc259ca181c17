using System.Diagnostics;
using Azure.Core;
using Azure.Core.Pipeline;
using CoProduction.Functions.Telemetry;

namespace CoProduction.Functions.Hosting.Telemetry;

/// <summary>Measures each request to a storage service until its answer, and each retry by itself.</summary>
/// <param name="service"><c>tables</c>, <c>blobs</c> or <c>queues</c>.</param>
internal sealed class StorageMeasurement(string service) : HttpPipelinePolicy
{
    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            ProcessNext(message, pipeline);
        }
        finally
        {
            Record(message, start);
        }
    }

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            await ProcessNextAsync(message, pipeline);
        }
        finally
        {
            Record(message, start);
        }
    }

    private void Record(HttpMessage message, long start)
    {
        if (Instruments.StorageRequests.Enabled)
        {
            Instruments.StorageRequests.Record(
                Instruments.SecondsSince(start),
                KeyValuePair.Create<string, object?>(Instruments.Service, service),
                KeyValuePair.Create<string, object?>(Instruments.Status, message.HasResponse ? message.Response.Status : 0));
        }
    }
}
