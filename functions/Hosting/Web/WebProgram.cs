using CoProduction.Functions.Hosting.Catalog;
using CoProduction.Functions.Hosting.CustomHandler;
using CoProduction.Functions.Hosting.Standalone;
using Microsoft.AspNetCore.Connections;

namespace CoProduction.Functions.Hosting.Web;

/// <summary>The program as a web server: what the standalone host and the custom handler have in common.</summary>
internal static class WebProgram
{
    // What the Functions host takes, so that the hosts answer alike.
    private const long LargestBodyInBytes = 104_857_600;

    /// <summary>Serves until it is told to stop.</summary>
    /// <exception cref="RefusedStartException">It is configured so that it must not start, or its port is taken.</exception>
    public static async Task RunAsync(string[] args, FunctionCatalog catalog)
    {
        await using var app = Build(args, catalog);
        try
        {
            await app.StartAsync();
        }
        catch (IOException fault) when (fault.InnerException is AddressInUseException)
        {
            throw new RefusedStartException($"Another program listens there already: {fault.Message} Choose another address with --urls.");
        }

        await app.WaitForShutdownAsync();
    }

    private static WebApplication Build(string[] args, FunctionCatalog catalog)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = EnvironmentName(),
        });
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBodyInBytes;
        });
        builder.Services.AddCoProduction(builder.Configuration, builder.Environment);
        builder.Services.AddSingleton(catalog);
        builder.Services.AddSingleton<FunctionInvoker>();
        builder.Services.AddExceptionHandler<ProblemHandler>();

        return CustomHandlerHost.Port(builder.Configuration) is { } port
            ? CustomHandlerHost.Build(builder, catalog, port)
            : StandaloneHost.Build(builder, catalog);
    }

    /// <summary>What every request passes on its way to a function, on both hosts.</summary>
    public static WebApplication UseFunctions(this WebApplication app, FunctionCatalog catalog)
    {
        app.Use((context, next) =>
        {
            Correlation.Begin(context);
            return next(context);
        });
        app.UseExceptionHandler();
        app.UseRouting();
        app.MapFunctions(catalog);
        return app;
    }

    // The Functions host and its tools speak of the environment in a variable of their own.
    private static string? EnvironmentName()
        => Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT")
            ?? Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT")
            ?? Environment.GetEnvironmentVariable("AZURE_FUNCTIONS_ENVIRONMENT");
}
