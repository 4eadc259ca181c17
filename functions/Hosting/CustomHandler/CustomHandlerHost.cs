using System.Net;
using CoProduction.Functions.Hosting.Catalog;
using CoProduction.Functions.Hosting.Web;
using Microsoft.AspNetCore.HttpOverrides;

namespace CoProduction.Functions.Hosting.CustomHandler;

/// <summary>
/// The program as a custom handler: started by the Azure Functions host, which passes requests on and fires timers and queue
/// messages. Nobody but that host reaches the port.
/// </summary>
internal static class CustomHandlerHost
{
    private const string PortSetting = "FUNCTIONS_CUSTOMHANDLER_PORT";

    /// <summary>The port that the Functions host chose; null where the program was not started by it.</summary>
    /// <exception cref="RefusedStartException">The setting is not a port.</exception>
    public static int? Port(IConfiguration configuration) => configuration[PortSetting] switch
    {
        null or "" => null,
        var text when int.TryParse(text, out var port) && port is > 0 and <= IPEndPoint.MaxPort => port,
        var text => throw new RefusedStartException($"{PortSetting} is '{text}', which is not a port."),
    };

    public static WebApplication Build(WebApplicationBuilder builder, FunctionCatalog catalog, int port)
    {
        // Sets aside whatever addresses the command line or the environment tell: the Functions host asks at this one only.
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));

        var app = builder.Build();

        // A proxied request carries the program's own port as its Host and the caller's in X-Forwarded-Host. A forwarded one has the
        // caller's Host already, and then X-Forwarded-Host is nothing but a claim.
        app.UseWhen(
            context => context.Request.Host.Port == port && context.Request.Host.Host is "127.0.0.1" or "localhost",
            proxied => proxied.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedHost }));

        // Last, because what it puts in place of the Functions host's own address is no proxy that would be believed.
        app.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto });
        app.MapTriggers(catalog);
        return app.UseFunctions(catalog);
    }
}
