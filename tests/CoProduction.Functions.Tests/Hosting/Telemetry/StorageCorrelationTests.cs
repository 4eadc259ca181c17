using CoProduction.Functions.Hosting;
using CoProduction.Functions.Http;
using CoProduction.Functions.Tests.Hosting.FunctionsHost;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;

namespace CoProduction.Functions.Tests.Hosting.Telemetry;

public sealed class StorageCorrelationTests
{
    [Fact]
    public async Task Storage_gets_the_correlation_id_of_the_request_that_it_works_for()
    {
        var ids = new List<string>();
        var (server, address) = await LoopbackServer.StartAsync(HttpProtocols.Http1, _ => { }, app => app.Run(async context =>
        {
            ids.Add(context.Request.Headers["x-ms-client-request-id"].ToString());
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync("""{"value":[]}""");
        }));
        await using var storage = server;
        var text = $"DefaultEndpointsProtocol=http;AccountName=any;AccountKey={Convert.ToBase64String(new byte[64])};TableEndpoint={address}any";
        var tables = StorageAccount.From(new ConfigurationBuilder().AddInMemoryCollection([new("AzureWebJobsStorage", text)]).Build()).Tables();
        var request = new DefaultHttpContext();
        request.Request.Headers[Correlation.Header] = "order-7";

        Correlation.Begin(request);
        await foreach (var _ in tables.QueryAsync())
        {
        }

        Assert.Equal(["order-7"], ids);
    }
}
