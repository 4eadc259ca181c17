using System.Diagnostics;
using Azure.Core;
using Azure.Core.Pipeline;
using CoProduction.Functions.Http;

namespace CoProduction.Functions.Hosting.Telemetry;

/// <summary>
/// Sends storage the correlation id of the request that it works for, as <c>x-ms-client-request-id</c>. Storage logs this id with each of its own entries.
/// What no request asked for has the id of its trace.
/// </summary>
internal sealed class StorageCorrelation : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message)
    {
        if ((Correlation.Current ?? Activity.Current?.TraceId.ToHexString()) is { } id)
        {
            message.Request.ClientRequestId = id;
        }
    }
}
