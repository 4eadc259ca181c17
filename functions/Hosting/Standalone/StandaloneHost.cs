using System.Net.Sockets;
using CoProduction.Functions.Catalog;
using CoProduction.Functions.Hosting.Telemetry;
using CoProduction.Functions.Http;
using CoProduction.Functions.Http.Middleware;
using CoProduction.Functions.Store.Tables.Live;
using Microsoft.AspNetCore.Connections;

namespace CoProduction.Functions.Hosting.Standalone;

/// <summary>
/// Runs the program on its own: on a laptop, in tests or in a container. It serves every HTTP function, runs the timers on their schedules,
/// and reads the queues.
/// </summary>
internal static class StandaloneHost
{
    private const string DefaultAddress = "http://localhost:7071";

    /// <summary>Serves until the program is stopped.</summary>
    /// <exception cref="RefusedStartException">A setting is missing or wrong, or the port is taken.</exception>
    public static async Task RunAsync(string[] args, FunctionCatalog catalog)
    {
        var app = Build(Compose(args, catalog));
        try
        {
            await app.StartAsync();
        }
        catch (Exception fault) when (fault is IOException { InnerException: AddressInUseException } or SocketException)
        {
            // The host is not disposed of: it would log each service that it cancels as a crash, and the program ends anyway.
            throw new RefusedStartException(
                $"{fault.Message.TrimEnd('.')}: stop the program that listens there, or choose another address with --urls.");
        }

        await using (app)
        {
            await app.WaitForShutdownAsync();
        }
    }

    /// <summary>Registers the services that the functions need.</summary>
    /// <exception cref="RefusedStartException">A setting is missing or wrong.</exception>
    public static WebApplicationBuilder Compose(string[] args, FunctionCatalog catalog)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = CurrentEnvironment.Name,
        });
        if (string.IsNullOrEmpty(builder.Configuration["urls"]) && string.IsNullOrEmpty(builder.Configuration["http_ports"]))
        {
            builder.WebHost.UseUrls(DefaultAddress);
        }

        builder.WebHost.ConfigureKestrel(WebServer.Apply);
        builder.Services.AddCoProduction(builder.Configuration);
        builder.Services.AddFunctions(catalog, builder.Configuration);
        builder.Services.AddMiddleware(builder.Configuration, builder.Environment);
        builder.Services.AddTelemetry(builder.Configuration);
        builder.Services.AddSingleton<FunctionInvoker>();
        builder.Services.AddExceptionHandler<ProblemHandler>();
        builder.Services.AddHostedService<Timers>();
        builder.Services.AddHostedService<Queues>();
        return builder;
    }

    /// <summary>Builds the server from the services that <see cref="Compose"/> registered.</summary>
    public static WebApplication Build(WebApplicationBuilder builder)
    {
        var app = builder.Build();
        var moments = app.Services.GetRequiredService<ReadingMoments>();
        app.Use(async (context, next) =>
        {
            Correlation.Begin(context);
            SecurityHeaders.Begin(context);
            using var scope = Correlation.Scope(context);
            using var moment = moments.Begin();
            await next(context);
        });
        app.UseExceptionHandler();
        app.UseRouting();
        app.Use(CheckRules(app.Services.GetRequiredService<RequestRules>()));
        app.MapFunctions(app.Services.GetRequiredService<FunctionCatalog>());
        return app;
    }

    private static Func<HttpContext, RequestDelegate, Task> CheckRules(RequestRules rules) => async (context, next) =>
    {
        if (await rules.Check(context, context.GetEndpoint()?.Metadata.GetMetadata<FunctionDescriptor>()?.Method) is { } answer)
        {
            await answer.ExecuteAsync(context);
            return;
        }

        await next(context);
    };
}
