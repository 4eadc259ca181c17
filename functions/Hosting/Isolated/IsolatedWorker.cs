using CoProduction.Functions.Hosting.Catalog;
using CoProduction.Functions.Hosting.Front;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.Core.FunctionMetadata;

namespace CoProduction.Functions.Hosting.Isolated;

/// <summary>The program as the Azure Functions host starts it: it runs what that host sends over gRPC.</summary>
internal static class IsolatedWorker
{
    // The Functions host passes its own address with either of these; see https://github.com/Azure/azure-functions-dotnet-worker.
    private const string HostArgument = "--functions-uri";
    private const string HostVariable = "Functions__Worker__HostEndpoint";

    /// <summary>Whether the Functions host started this process, as its arguments or environment tell.</summary>
    public static bool IsMeant(IEnumerable<string> args)
        => args.Any(argument => argument == HostArgument || argument.StartsWith($"{HostArgument}=", StringComparison.Ordinal))
            || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(HostVariable));

    /// <summary>Serves the Functions host until it says to stop.</summary>
    /// <exception cref="RefusedStartException">A setting is missing or wrong.</exception>
    public static async Task RunAsync(string[] args, FunctionCatalog catalog)
    {
        var builder = FunctionsApplication.CreateBuilder(args);
        builder.Environment.EnvironmentName = CurrentEnvironment.Name ?? Environments.Production;
        builder.ConfigureFunctionsWebApplication();
        builder.UseMiddleware<HttpMiddleware>();
        builder.Services.Configure<KestrelServerOptions>(WebServer.Apply);
        builder.Services.AddCoProduction(builder.Configuration);
        builder.Services.AddFunctions(catalog, builder.Configuration);
        builder.Services.AddFront(builder.Configuration, builder.Environment);
        builder.Services.AddSingleton<IFunctionMetadataTransformer, TimerSchedules>();
        using var host = builder.Build();
        await host.RunAsync();
    }
}
