using System.Collections.Concurrent;
using System.Net;

namespace CoProduction.Functions.Tests.Store.Tables.Live;

/// <summary>A handler between the program and storage that keeps the addresses of all requests, and refuses those it is told to.</summary>
internal sealed class RequestLog() : DelegatingHandler(new SocketsHttpHandler())
{
    private readonly ConcurrentQueue<string> requests = new();

    /// <summary>Which requests are refused, by their address.</summary>
    public Func<string, bool> Refuse { get; set; } = _ => false;

    public IReadOnlyCollection<string> All => requests;

    public int Count => requests.Count;

    public void Clear() => requests.Clear();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = Uri.UnescapeDataString(request.RequestUri!.ToString());
        requests.Enqueue(address);
        return Refuse(address)
            ? new HttpResponseMessage(HttpStatusCode.ServiceUnavailable) { RequestMessage = request, Content = new ByteArrayContent([]) }
            : await base.SendAsync(request, cancellationToken);
    }
}
