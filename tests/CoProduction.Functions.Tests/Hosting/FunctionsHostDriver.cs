using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using CoProduction.Functions.Tests.Access;

namespace CoProduction.Functions.Tests.Hosting;

/// <summary>Starts the published program as the Azure Functions host starts a custom handler, and speaks to it as that host does.</summary>
public sealed class FunctionsHostDriver : IAsyncLifetime
{
    private static readonly TimeSpan AskEvery = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan InitializationTimeout = TimeSpan.FromSeconds(30);

    private StartedProcess? process;

    public string Folder { get; private set; } = "";

    public int Port { get; } = SampleProgram.FreePort();

    public HttpClient Client { get; } = new HttpClient().As("POL");

    public string Output => process?.Output ?? "";

    public async Task InitializeAsync()
    {
        Folder = await PublishedProgram.Folder;
        var host = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Folder, "host.json")))!;
        var executable = Path.Combine(Folder, (string)host["customHandler"]!["description"]!["defaultExecutablePath"]!);
        process = StartedProcess.Start(
            executable,
            [],
            ProgramProcess.Only(new Dictionary<string, string?>
            {
                ["FUNCTIONS_CUSTOMHANDLER_PORT"] = $"{Port}",
                ["AZURE_FUNCTIONS_ENVIRONMENT"] = "Development",
                ["ASPNETCORE_URLS"] = "http://127.0.0.1:1",
                ["AzureWebJobsStorage"] = (await Azurite.Shared).ConnectionString,
                ["CoProduction__TablePrefix"] = $"t{Guid.NewGuid():n}"[..13],
                [DevelopmentTokens.KeySetting] = DevelopmentTokens.KeyFile,
            }),
            Folder);
        Client.BaseAddress = new Uri($"http://127.0.0.1:{Port}/");
        await ReadyAsync();
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        if (process is not null)
        {
            await process.DisposeAsync();
        }
    }

    /// <summary>Passes a caller's request on by proxying: the program's own address as Host, the caller's beside it.</summary>
    public Task<HttpResponseMessage> ProxyAsync(HttpRequestMessage request, Uri asked)
    {
        request.Headers.Add("X-Forwarded-Host", asked.Authority);
        return PassOnAsync(request, asked);
    }

    /// <summary>Passes a caller's request on by forwarding: the caller's Host as it was.</summary>
    public Task<HttpResponseMessage> ForwardAsync(HttpRequestMessage request, Uri asked)
    {
        request.Headers.Host = asked.Authority;
        return PassOnAsync(request, asked);
    }

    /// <summary>Fires a timer or queue function.</summary>
    public async Task<HttpResponseMessage> InvokeAsync(string function, JsonObject data)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, function);
        var body = new JsonObject { ["Data"] = data, ["Metadata"] = new JsonObject { ["sys"] = new JsonObject { ["MethodName"] = function } } };
        request.Content = new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes(body.ToJsonString())));
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.TransferEncodingChunked = true;
        AddHostHeaders(request);
        return await Client.SendAsync(request);
    }

    private static void AddHostHeaders(HttpRequestMessage request)
    {
        request.Headers.Add("X-Azure-Functions-InvocationId", Guid.NewGuid().ToString());
        request.Headers.Add("X-Azure-Functions-HostVersion", "4.1037.0.0");
    }

    private async Task<HttpResponseMessage> PassOnAsync(HttpRequestMessage request, Uri asked)
    {
        request.RequestUri = new Uri(Client.BaseAddress!, asked.PathAndQuery);
        request.Headers.Add("X-Forwarded-Proto", asked.Scheme);
        request.Headers.Add("X-Forwarded-For", "203.0.113.7:4711");
        AddHostHeaders(request);
        return await Client.SendAsync(request);
    }

    private async Task ReadyAsync()
    {
        using var patience = new CancellationTokenSource(InitializationTimeout);
        while (true)
        {
            try
            {
                using var answer = await Client.GetAsync("", patience.Token);
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(AskEvery, patience.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"The program is not ready after {InitializationTimeout}:\n{Output}");
            }
        }
    }
}
