using System.Net.Sockets;
using CoProduction.Functions.Hosting.Catalog;
using CoProduction.Functions.Hosting.CustomHandler;
using CoProduction.Functions.Hosting.Front;
using CoProduction.Functions.Hosting.Standalone;
using Microsoft.AspNetCore.Connections;

namespace CoProduction.Functions.Hosting.Web;

/// <summary>The program as a web server: what the standalone host and the custom handler have in common.</summary>
internal static class WebProgram
{
    /// <summary>Serves until it is told to stop.</summary>
    /// <exception cref="RefusedStartException">It is configured so that it must not start, or it cannot have its port.</exception>
    public static async Task RunAsync(string[] args, FunctionCatalog catalog)
    {
        await using var app = Build(Compose(args, catalog), catalog);
        try
        {
            await app.StartAsync();
        }
        catch (Exception fault) when (fault is IOException { InnerException: AddressInUseException } or SocketException)
        {
            throw new RefusedStartException($"{fault.Message.TrimEnd('.')}: stop what listens there, or choose another address with --urls.");
        }

        await app.WaitForShutdownAsync();
    }

    /// <summary>Brings together what the functions need.</summary>
    /// <exception cref="RefusedStartException">The program is configured so that it must not start.</exception>
    public static WebApplicationBuilder Compose(string[] args, FunctionCatalog catalog)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = CurrentEnvironment.Name,
        });
        builder.WebHost.ConfigureKestrel(WebServer.Apply);
        builder.Services.AddCoProduction(builder.Configuration);
        builder.Services.AddFront(builder.Configuration, builder.Environment);
        builder.Services.AddSingleton(catalog);
        builder.Services.AddSingleton<FunctionInvoker>();
        builder.Services.AddExceptionHandler<ProblemHandler>();
        return builder;
    }

    /// <summary>Puts the server together for the host that it is started by.</summary>
    /// <exception cref="RefusedStartException">The program is configured so that it must not start.</exception>
    public static WebApplication Build(WebApplicationBuilder builder, FunctionCatalog catalog)
        => CustomHandlerHost.Port(builder.Configuration) is { } port
            ? CustomHandlerHost.Build(builder, catalog, port)
            : StandaloneHost.Build(builder, catalog);

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
        app.UseWhen(context => context.GetEndpoint()?.Metadata.GetMetadata<PostedTrigger>() is null, CheckRules);
        app.MapFunctions(catalog);
        return app;
    }

    private static void CheckRules(IApplicationBuilder app)
    {
        var rules = app.ApplicationServices.GetRequiredService<RequestRules>();
        app.Use(async (context, next) =>
        {
            if (await rules.Check(context, context.GetEndpoint()?.Metadata.GetMetadata<FunctionDescriptor>()?.Method) is { } answer)
            {
                await answer.ExecuteAsync(context);
                return;
            }

            await next(context);
        });
    }
}
