using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace CoProduction.Functions.Tests.Import;

/// <summary>
/// A proxy for the storage emulator that can hold requests: a held request waits, and the program stays at that point, in any process, for
/// as long as the test needs.
/// </summary>
internal sealed class GatedStorage : IAsyncDisposable
{
    private static readonly string[] OfTheConnection = ["Host", "Connection", "Keep-Alive", "Transfer-Encoding"];

    private readonly HttpClient storage = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false });
    private readonly List<WebApplication> gates = [];
    private volatile HeldRequest[] held = [];
    private Func<StorageRequest, HttpStatusCode?> refusal = _ => null;

    private GatedStorage(string connectionString) => ConnectionString = connectionString;

    /// <summary>The connection string of the same account through the gate.</summary>
    public string ConnectionString { get; private set; }

    /// <param name="connectionString">The connection string of an account of the storage emulator.</param>
    /// <param name="services">The services that are gated, such as <c>Blob</c>; the others are reached directly.</param>
    public static async Task<GatedStorage> StartAsync(string connectionString, params string[] services)
    {
        var gated = new GatedStorage(connectionString);
        foreach (var service in services)
        {
            await gated.Challenge(service);
        }

        return gated;
    }

    /// <summary>From now on, holds each request that matches, until the test releases it.</summary>
    public HeldRequest Hold(Func<StorageRequest, bool> isMeant)
    {
        var request = new HeldRequest(isMeant);
        held = [.. held, request];
        return request;
    }

    /// <summary>From now on, answers each request that matches with this status, without passing it on.</summary>
    public void Refuse(Func<StorageRequest, bool> isMeant, HttpStatusCode status) => refusal = asked => isMeant(asked) ? status : null;

    public async ValueTask DisposeAsync()
    {
        foreach (var gate in gates)
        {
            await gate.DisposeAsync();
        }

        storage.Dispose();
    }

    private async Task Challenge(string service)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(server =>
        {
            server.Limits.MaxRequestBodySize = null;
            server.Listen(IPAddress.Loopback, 0);
        });
        var gate = builder.Build();
        var endpoint = Endpoint(service).Match(ConnectionString).Groups["address"];
        gate.Run(context => Pass(context, endpoint.Value));
        gates.Add(gate);
        await gate.StartAsync();
        ConnectionString = ConnectionString[..endpoint.Index] + gate.Urls.Single() + ConnectionString[(endpoint.Index + endpoint.Length)..];
    }

    private async Task Pass(HttpContext context, string address)
    {
        var asked = await Read(context);
        foreach (var request in held)
        {
            await request.Pass(asked, context.RequestAborted);
        }

        if (refusal(asked) is { } status)
        {
            context.Response.StatusCode = (int)status;
            return;
        }

        using var passed = new HttpRequestMessage(
            new HttpMethod(asked.Method), new Uri(address + asked.Target, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        passed.Content = context.Request.ContentLength is null && asked.Body.Length == 0 ? null : new ByteArrayContent(asked.Body);
        foreach (var (name, values) in context.Request.Headers.Where(header => !OfTheConnection.Contains(header.Key)))
        {
            if (!passed.Headers.TryAddWithoutValidation(name, values.AsEnumerable()))
            {
                passed.Content?.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
            }
        }

        using var answer = await storage.SendAsync(passed, context.RequestAborted);
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(header => !OfTheConnection.Contains(header.Key)))
        {
            context.Response.Headers[name] = values.ToArray();
        }

        var body = await answer.Content.ReadAsByteArrayAsync(context.RequestAborted);
        if (body.Length > 0)
        {
            await context.Response.Body.WriteAsync(body, context.RequestAborted);
        }
    }

    private static async Task<StorageRequest> Read(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        return new StorageRequest(context.Request.Method, context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget, body.ToArray());
    }

    private static Regex Endpoint(string service) => new($"{service}Endpoint=(?<address>http://[^/;]+)");
}

/// <param name="Method">The HTTP method.</param>
/// <param name="Target">The path and query that were sent.</param>
/// <param name="Body">The body; empty where there is none.</param>
internal sealed record StorageRequest(string Method, string Target, byte[] Body)
{
    public bool IsOf(string place) => Target.Contains(place, StringComparison.Ordinal);

    /// <summary>Whether it stores something at that path whose body contains this text.</summary>
    public bool Stores(string place, string text = "") =>
        Method is "PUT" or "POST" && IsOf(place) && Body.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
}

/// <summary>Requests that a test holds.</summary>
internal sealed class HeldRequest(Func<StorageRequest, bool> isMeant) : IDisposable
{
    private readonly TaskCompletionSource met = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Waits until the program sends such a request.</summary>
    public Task Met => met.Task.WaitAsync(TimeSpan.FromMinutes(2));

    /// <summary>Releases it and all that follow.</summary>
    public void LetGo() => open.TrySetResult();

    public void Dispose() => LetGo();

    internal async Task Pass(StorageRequest asked, CancellationToken cancellation)
    {
        if (!open.Task.IsCompleted && isMeant(asked))
        {
            met.TrySetResult();
            await open.Task.WaitAsync(cancellation);
        }
    }
}
