using System.Net;
using System.Text.Json.Nodes;
using Azure.Core;
using Azure.Core.Pipeline;
using CoProduction.Functions.Mail.Carriers.AzureEmail;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CoProduction.Functions.Tests.Mail.Carriers;

/// <summary>
/// A server that speaks as the REST API of Azure Communication Services Email does in version 2025-09-01. It checks each request against the documentation, and
/// answers 400 to one that is wrong.
/// </summary>
public sealed class EmailService : IAsyncLifetime
{
    private const string Token = "token-of-the-identity";

    private readonly TestAuthority authority = new();
    private readonly WebApplication server;
    private readonly HttpClientTransport transport;

    public EmailService()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        var certificate = authority.Sign("localhost");
        builder.WebHost.ConfigureKestrel(options => options.Listen(IPAddress.Loopback, 0, endpoint => endpoint.UseHttps(certificate)));
        server = builder.Build();
        server.MapPost("/emails:send", Send);
        server.MapGet("/emails/operations/{id}", (HttpContext context, string id) => Poll(context, id));
        transport = new HttpClientTransport(new SocketsHttpHandler
        {
            SslOptions = { RemoteCertificateValidationCallback = (_, shown, chain, errors) => authority.Trusted.Trust(shown, chain, errors) },
        });
    }

    /// <summary>What was wrong with requests.</summary>
    public List<string> Faults { get; } = [];

    /// <summary>The bodies of the messages, whatever was answered.</summary>
    public List<JsonNode> Messages { get; } = [];

    /// <summary>The ids of their operations.</summary>
    public List<string> Operations { get; } = [];

    /// <summary>How often it was asked for an operation.</summary>
    public int Polls { get; private set; }

    /// <summary>Answers a message that is as it must be. It accepts, unless a test changes that.</summary>
    public Func<HttpContext, Task> OnSend { get; set; } = Accept;

    /// <summary>Answers who asks for an operation. It has succeeded, unless a test changes that.</summary>
    public Func<HttpContext, Task> OnPoll { get; set; } = Operation("Succeeded");

    public Uri Endpoint { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await server.StartAsync();
        Endpoint = new Uri($"https://localhost:{new Uri(server.Urls.Single()).Port}");
    }

    /// <summary>Forgets what was sent, and answers as at the start.</summary>
    public void Reset()
    {
        Faults.Clear();
        Messages.Clear();
        Operations.Clear();
        (Polls, OnSend, OnPoll) = (0, Accept, Operation("Succeeded"));
    }

    public AzureEmailCarrier Carrier(TimeSpan? longestWait = null, TimeSpan? timeout = null, TokenCredential? identity = null) => new(
        Endpoint, identity ?? DelegatedTokenCredential.Create((_, _) => new AccessToken(Token, TimeProvider.System.GetUtcNow().AddHours(1))), TimeProvider.System,
        longestWait ?? TimeSpan.FromSeconds(20), timeout ?? TimeSpan.FromSeconds(20), transport);

    /// <summary>Takes the message.</summary>
    public static Task Accept(HttpContext context)
    {
        var id = context.Request.Headers["Operation-Id"].ToString();
        context.Response.StatusCode = 202;
        context.Response.Headers["Operation-Location"] = $"https://{context.Request.Host}/emails/operations/{id}?api-version=2025-09-01";
        context.Response.Headers.RetryAfter = "1";
        return context.Response.WriteAsJsonAsync(new { id, status = "Running" });
    }

    /// <summary>Answers with a status and an error.</summary>
    public static Func<HttpContext, Task> Error(int status, string code, string message, string? retryAfter = null) => context =>
    {
        context.Response.StatusCode = status;
        context.Response.Headers["x-ms-error-code"] = code;
        if (retryAfter is not null)
        {
            context.Response.Headers.RetryAfter = retryAfter;
        }

        return context.Response.WriteAsJsonAsync(new { error = new { code, message } });
    };

    /// <summary>Answers with the status of an operation, and its error.</summary>
    public static Func<HttpContext, Task> Operation(string status, string? code = null, string? retryAfter = null) => context =>
    {
        if (retryAfter is not null)
        {
            context.Response.Headers.RetryAfter = retryAfter;
        }

        return context.Response.WriteAsJsonAsync(new { id = context.Request.RouteValues["id"], status, error = code is null ? null : new { code, message = "It was dropped for duty@mon.example." } });
    };

    /// <summary>Ends the connection instead of an answer.</summary>
    public static Task BreakOff(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }

    /// <summary>Stops answering.</summary>
    public Task StopAsync() => server.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        transport.Dispose();
        authority.Dispose();
    }

    private async Task Send(HttpContext context)
    {
        var request = context.Request;
        var body = await JsonNode.ParseAsync(request.Body);
        Messages.Add(body!);
        Operations.Add(request.Headers["Operation-Id"].ToString());
        Check(Guid.TryParseExact(Operations[^1], "D", out _), "Operation-Id is no UUID.");
        Check(request.ContentType == "application/json", $"The content type is {request.ContentType}.");
        Faults.AddRange(EmailSchema.FaultsOf(body!));
        await Answer(context, OnSend);
    }

    private async Task Poll(HttpContext context, string id)
    {
        Polls++;
        Check(Operations.Contains(id), $"There is no operation {id}.");
        await Answer(context, OnPoll);
    }

    private Task Answer(HttpContext context, Func<HttpContext, Task> right)
    {
        Check(context.Request.Query["api-version"] == "2025-09-01", "The version is wrong.");
        Check(context.Request.Headers.Authorization == $"Bearer {Token}", "The token is wrong.");
        return Faults.Count == 0 ? right(context) : Error(400, "BadRequest", string.Join(' ', Faults))(context);
    }

    private void Check(bool isRight, string fault)
    {
        if (!isRight)
        {
            Faults.Add(fault);
        }
    }
}
