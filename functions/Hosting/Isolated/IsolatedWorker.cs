using CoProduction.Functions.Catalog;
using CoProduction.Functions.Hosting.Telemetry;
using CoProduction.Functions.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.Core.FunctionMetadata;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;

namespace CoProduction.Functions.Hosting.Isolated;

/// <summary>Runs the program as a worker of the Azure Functions host, which sends invocations over gRPC.</summary>
internal static class IsolatedWorker
{
    // The Functions host passes its address in one of these. See https://github.com/Azure/azure-functions-dotnet-worker.
    private const string HostArgument = "--functions-uri";
    private const string HostVariable = "Functions__Worker__HostEndpoint";

    /// <summary>Whether the Functions host started this process, judging by its arguments and environment.</summary>
    public static bool IsMeant(IEnumerable<string> args)
        => args.Any(argument => argument == HostArgument || argument.StartsWith($"{HostArgument}=", StringComparison.Ordinal))
            || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(HostVariable));

    /// <summary>Serves the Functions host until the host stops the program.</summary>
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
        builder.Services.AddMiddleware(builder.Configuration, builder.Environment);
        builder.Services.AddTelemetry(builder.Configuration)?.UseFunctionsWorkerDefaults();
        builder.Services.AddSingleton<IFunctionMetadataTransformer, TimerSchedules>();
        using var host = builder.Build();
        await host.RunAsync();
    }
}
