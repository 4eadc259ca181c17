using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace CoProduction.Functions.Hosting;

/// <summary>The settings of the web server on both hosts.</summary>
internal static class WebServer
{
    // The limit of the Functions host, so that both hosts answer alike.
    private const long LargestBodyInBytes = 104_857_600;

    // Well above the longest configurable address, so that the program itself can answer a longer one with a problem.
    private const int LongestRequestLineInBytes = 65_536;

    public static void Apply(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = LargestBodyInBytes;
        kestrel.Limits.MaxRequestLineSize = LongestRequestLineInBytes;
    }
}
