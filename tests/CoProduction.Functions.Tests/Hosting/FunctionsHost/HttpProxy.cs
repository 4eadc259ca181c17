using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace CoProduction.Functions.Tests.Hosting.FunctionsHost;

/// <summary>
/// Passes requests on to the worker's own web server and its answers back, bodies as they come. The worker sees its own address as
/// Host and learns from X-Forwarded-* what the caller asked for; what a caller itself says there goes no further, but for the
/// scheme, which Azure's front end tells the host in this way.
/// </summary>
internal sealed class HttpProxy(Uri worker) : IDisposable
{
    /// <summary>Tells the worker which invocation a request belongs to.</summary>
    private const string InvocationHeader = "x-ms-invocation-id";

    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(50);

    private static readonly HashSet<string> OfConnections = new(
        [
            HeaderNames.Connection, HeaderNames.KeepAlive, HeaderNames.ProxyConnection, HeaderNames.TransferEncoding, HeaderNames.Upgrade,
            HeaderNames.TE, HeaderNames.Trailer,
        ],
        StringComparer.OrdinalIgnoreCase);

    private readonly HttpMessageInvoker client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ActivityHeadersPropagator = null,
        ConnectCallback = async (connection, cancellation) => await ConnectAsync(connection.DnsEndPoint, cancellation),
    });

    public async Task ForwardAsync(HttpContext context, string invocation)
    {
        using var request = RequestTo(worker, context.Request, invocation);
        using var answer = await client.SendAsync(request, context.RequestAborted);
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.NonValidated.Concat(answer.Content.Headers.NonValidated))
        {
            if (!OfConnections.Contains(name))
            {
                context.Response.Headers[name] = values.ToArray();
            }
        }

        await context.Response.StartAsync(context.RequestAborted);
        await CopyAsync(await answer.Content.ReadAsStreamAsync(context.RequestAborted), context.Response.Body, context.RequestAborted);
    }

    public void Dispose() => client.Dispose();

    private static HttpRequestMessage RequestTo(Uri worker, HttpRequest asked, string invocation)
    {
        var (scheme, host) = (asked.Headers["X-Forwarded-Proto"] is [{ } told, ..] ? told : asked.Scheme, asked.Host);
        var address = UriHelper.BuildAbsolute(worker.Scheme, new HostString(worker.Authority), path: asked.Path, query: asked.QueryString);
        var request = new HttpRequestMessage(
            new HttpMethod(asked.Method), new Uri(address, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        if (asked.HttpContext.Features.GetRequiredFeature<IHttpRequestBodyDetectionFeature>().CanHaveBody)
        {
            request.Content = new StreamContent(asked.Body);
        }

        foreach (var (name, values) in asked.Headers)
        {
            if (!OfConnections.Contains(name) && !request.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values))
            {
                request.Content ??= new ByteArrayContent([]);
                request.Content.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
            }
        }

        request.Headers.Host = null;
        Set(request, "X-Forwarded-For", $"{asked.HttpContext.Connection.RemoteIpAddress}");
        Set(request, "X-Forwarded-Host", host.ToUriComponent());
        Set(request, "X-Forwarded-Proto", scheme);
        Set(request, InvocationHeader, invocation);
        return request;
    }

    private static void Set(HttpRequestMessage request, string name, string value)
    {
        request.Headers.Remove(name);
        request.Headers.TryAddWithoutValidation(name, value);
    }

    // A worker calls the host a moment before it listens itself. Like the host, this makes ten attempts.
    private static async Task<Stream> ConnectAsync(DnsEndPoint server, CancellationToken cancellation)
    {
        for (var (attempt, delay) = (1, FirstDelay); ; attempt++, delay *= 1.5)
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(server, cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (SocketException) when (attempt < 10)
            {
                socket.Dispose();
                await Task.Delay(delay, cancellation);
            }
        }
    }

    private static async Task CopyAsync(Stream from, Stream to, CancellationToken cancellation)
    {
        var buffer = new byte[65_536];
        for (int length; (length = await from.ReadAsync(buffer, cancellation)) > 0;)
        {
            await to.WriteAsync(buffer.AsMemory(0, length), cancellation);
            await to.FlushAsync(cancellation);
        }
    }
}
