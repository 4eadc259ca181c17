using System.Collections.Concurrent;
using System.Net;
using Azure.Core.Pipeline;
using Azure.Data.Tables;

namespace CoProduction.Functions.Tests.Store.Tables.Live;

/// <summary>A handler between the program and storage that keeps the addresses of all requests, and refuses those it is told to.</summary>
internal sealed class RequestLog() : DelegatingHandler(new SocketsHttpHandler())
{
    private readonly ConcurrentQueue<string> requests = new();

    /// <summary>Which requests are refused, by their address.</summary>
    public Func<string, bool> Refuse { get; set; } = _ => false;

    /// <summary>Whether a request tells readers which partition was written to.</summary>
    public static bool IsNote(string address) => address.Contains("Heads(", StringComparison.Ordinal);

    /// <summary>A program's way to storage through this handler, which asks once only.</summary>
    public TableClientOptions Options
    {
        get
        {
            var options = new TableClientOptions { Transport = new HttpClientTransport(new HttpClient(this, disposeHandler: false)) };
            options.Retry.MaxRetries = 0;
            return options;
        }
    }

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
