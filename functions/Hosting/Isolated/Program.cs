using CoProduction.Functions.Hosting;
using CoProduction.Functions.Hosting.Isolated;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.UseMiddleware<ProblemMiddleware>();
builder.Services.AddCoProduction(builder.Configuration, builder.Environment);
await builder.Build().RunAsync();
