using CoProduction.Functions.Hosting.Catalog;
using CoProduction.Functions.Hosting.Web;

namespace CoProduction.Functions.Hosting.Standalone;

/// <summary>The program on its own: on a laptop, in tests, in a container. It runs its timers and reads its queues itself.</summary>
internal static class StandaloneHost
{
    private const string DefaultAddress = "http://localhost:7071";

    public static WebApplication Build(WebApplicationBuilder builder, FunctionCatalog catalog)
    {
        if (string.IsNullOrEmpty(builder.Configuration["urls"]) && string.IsNullOrEmpty(builder.Configuration["http_ports"]))
        {
            builder.WebHost.UseUrls(DefaultAddress);
        }

        if (catalog.TriggeredBy<TimerFunctionTrigger>().Any())
        {
            builder.Services.AddHostedService<Timers>();
        }

        if (catalog.TriggeredBy<QueueFunctionTrigger>().Any())
        {
            builder.Services.AddHostedService<Queues>();
        }

        return builder.Build().UseFunctions(catalog);
    }
}
