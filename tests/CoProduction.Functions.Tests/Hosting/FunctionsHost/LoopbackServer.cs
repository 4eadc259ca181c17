using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace CoProduction.Functions.Tests.Hosting.FunctionsHost;

/// <summary>A bare web server on a free port of the loopback interface, regardless of environment variables.</summary>
internal static class LoopbackServer
{
    /// <param name="protocols">The versions of HTTP it speaks, in clear text.</param>
    /// <param name="register">Registers what the server needs.</param>
    /// <param name="map">Maps what the server answers.</param>
    /// <returns>The running server, and the address at which it answers.</returns>
    public static async Task<(WebApplication Server, Uri Address)> StartAsync(
        HttpProtocols protocols, Action<IServiceCollection> register, Action<WebApplication> map)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Listen(IPAddress.Loopback, 0, endpoint => endpoint.Protocols = protocols);
        });
        builder.Services.AddRouting();
        register(builder.Services);
        var server = builder.Build();
        map(server);
        await server.StartAsync();
        return (server, new Uri(server.Urls.Single()));
    }
}
