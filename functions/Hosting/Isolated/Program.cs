using CoProduction.Functions.Hosting;
using CoProduction.Functions.Hosting.Front;
using CoProduction.Functions.Hosting.Isolated;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker.Builder;

try
{
    var builder = FunctionsApplication.CreateBuilder(args);
    builder.Environment.EnvironmentName = CurrentEnvironment.Name ?? Environments.Production;
    builder.ConfigureFunctionsWebApplication();
    builder.UseMiddleware<ProblemMiddleware>();
    builder.Services.Configure<KestrelServerOptions>(WebServer.Apply);
    builder.Services.AddCoProduction(builder.Configuration);
    builder.Services.AddFront(builder.Configuration, builder.Environment);
    await builder.Build().RunAsync();
    return 0;
}
catch (RefusedStartException refusal)
{
    await Console.Error.WriteLineAsync(refusal.Message);
    return 1;
}
