using System.Net;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CoProduction.Functions.Tests.Webhooks;

/// <summary>A receiver of events: an HTTPS server on the loopback interface that does what a test wants.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    public const string Origin = "register.example";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly WebApplication server;
    private readonly Channel<Delivery> received = Channel.CreateUnbounded<Delivery>();

    private Receiver(WebApplication server) => this.server = server;

    /// <summary>The address of the receiver.</summary>
    public string Address => $"https://localhost:{new Uri(server.Urls.Single()).Port}/events";

    /// <summary>Answers a handshake. It agrees, unless a test changes that.</summary>
    public Func<HttpContext, Task> OnHandshake { get; set; } = Agree;

    /// <summary>Answers a delivery, which is received already. It accepts, unless a test changes that.</summary>
    public Func<HttpContext, Task> OnDelivery { get; set; } = Answer(HttpStatusCode.NoContent);

    /// <summary>The origins that asked.</summary>
    public Channel<string> Asked { get; } = Channel.CreateUnbounded<string>();

    public static async Task<Receiver> StartAsync(ReceiverCertificate certificate)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(server => server.Listen(IPAddress.Loopback, 0, endpoint => endpoint.UseHttps(certificate.Certificate)));
        var receiver = new Receiver(builder.Build());
        receiver.server.Run(receiver.Receive);
        await receiver.server.StartAsync();
        return receiver;
    }

    /// <summary>Agrees to deliveries.</summary>
    public static Task Agree(HttpContext context)
    {
        context.Response.Headers["WebHook-Allowed-Origin"] = Origin;
        return Task.CompletedTask;
    }

    /// <summary>Does not answer until the sender gives up.</summary>
    public static Task Hang(HttpContext context) => Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);

    /// <summary>Ends the connection instead of an answer.</summary>
    public static Task BreakOff(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }

    /// <summary>Answers with this status, and these headers.</summary>
    public static Func<HttpContext, Task> Answer(HttpStatusCode status, params (string Name, string Value)[] headers) => context =>
    {
        context.Response.StatusCode = (int)status;
        foreach (var (name, value) in headers)
        {
            context.Response.Headers[name] = value;
        }

        return Task.CompletedTask;
    };

    /// <summary>The next delivery, whether or not it was accepted.</summary>
    public async Task<Delivery> Next()
    {
        using var patience = new CancellationTokenSource(Patience);
        return await received.Reader.ReadAsync(patience.Token);
    }

    /// <summary>Waits until somebody asks for the receiver's agreement, and returns the origin.</summary>
    public async Task<string> NextHandshake()
    {
        using var patience = new CancellationTokenSource(Patience);
        return await Asked.Reader.ReadAsync(patience.Token);
    }

    /// <summary>The deliveries that were received and not looked at.</summary>
    public IReadOnlyList<Delivery> Rest()
    {
        var rest = new List<Delivery>();
        while (received.Reader.TryRead(out var delivery))
        {
            rest.Add(delivery);
        }

        return rest;
    }

    public async ValueTask DisposeAsync() => await server.DisposeAsync();

    private async Task Receive(HttpContext context)
    {
        if (HttpMethods.IsOptions(context.Request.Method))
        {
            Asked.Writer.TryWrite(context.Request.Headers["WebHook-Request-Origin"].ToString());
            await OnHandshake(context);
            return;
        }

        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        received.Writer.TryWrite(new Delivery(
            context.Request.Method,
            context.Request.Path,
            context.Request.ContentType,
            context.Request.Headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value.ToString()),
            body.ToArray()));
        await OnDelivery(context);
    }
}

/// <summary>A request to a receiver.</summary>
internal sealed record Delivery(string Method, string Path, string? ContentType, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public JsonNode Event => JsonNode.Parse(Body)!;

    public string Id => (string)Event["id"]!;

    public string Subject => (string)Event["subject"]!;

    public string Type => (string)Event["type"]!;

    /// <summary>What happened to the record, in an event of a change.</summary>
    public string Action => (string)Event["data"]!["action"]!;

    /// <summary>The value of the stock, in an event of its change; null if the event does not hold the record.</summary>
    public double? Value => (double?)Event["data"]!["record"]?["value"];
}
