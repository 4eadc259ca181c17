using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace CoProduction.Functions.Hosting;

/// <summary>How the web server is set on all three hosts.</summary>
internal static class WebServer
{
    // What the Functions host takes, so that the hosts answer alike.
    private const long LargestBodyInBytes = 104_857_600;

    public static void Apply(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = LargestBodyInBytes;
    }
}
