using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace CoProduction.Functions.Hosting;

/// <summary>How the web server is set on both hosts.</summary>
internal static class WebServer
{
    // What the Functions host takes, so that the hosts answer alike.
    private const long LargestBodyInBytes = 104_857_600;

    // Well above the longest address that may be configured, so that one that is too long is answered by the program, with a problem.
    private const int LongestRequestLineInBytes = 65_536;

    public static void Apply(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = LargestBodyInBytes;
        kestrel.Limits.MaxRequestLineSize = LongestRequestLineInBytes;
    }
}
