using CloudNative.CloudEvents;
using CloudNative.CloudEvents.Core;
using CloudNative.CloudEvents.SystemTextJson;
using CoProduction.Functions.Store;
using CoProduction.Functions.Webhooks.Addresses;
using CoProduction.Functions.Webhooks.Signing;

namespace CoProduction.Functions.Webhooks.Delivery;

/// <summary>
/// Sends requests to receivers. It follows no redirects, uses no proxy, takes no cookies, reads no bodies, and waits no longer than the options say.
/// </summary>
public sealed class WebhookSender : IDisposable
{
    private const int MostDrained = 16_384;

    private static readonly JsonEventFormatter Json = new(RecordJson.Options, default);

    // A name that changes its address is looked up again after this time.
    private static readonly TimeSpan LongestConnection = TimeSpan.FromMinutes(1);

    private readonly WebhookOptions options;
    private readonly TimeProvider time;
    private readonly HttpClient client;

    public WebhookSender(WebhookOptions options, ReceiverNetwork network, TimeProvider time)
    {
        (this.options, this.time) = (options, time);
        client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            ConnectCallback = network.Connect,
            PooledConnectionLifetime = LongestConnection,
            MaxResponseDrainSize = MostDrained,
            ResponseDrainTimeout = TimeSpan.FromSeconds(1),
            SslOptions = { RemoteCertificateValidationCallback = (_, certificate, chain, errors) => options.TrustedCertificates.Trust(certificate, chain, errors) },
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("CoProduction");
    }

    public void Dispose() => client.Dispose();

    /// <summary>Asks a receiver whether it agrees to deliveries.</summary>
    internal async Task<ReceiverAnswer> Ask(Webhook webhook, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, webhook.Address);
        request.Headers.Add(Handshake.RequestOrigin, options.Origin);
        return await Send(request, response => ReceiverAnswer.OfHandshake(response, options.Origin, time.GetUtcNow()), cancellation);
    }

    /// <summary>Delivers an event, signed with every key of the webhook.</summary>
    internal async Task<ReceiverAnswer> Deliver(Webhook webhook, CloudEvent told, CancellationToken cancellation)
    {
        var body = BinaryDataUtilities.AsArray(Json.EncodeStructuredModeMessage(told, out var type));
        var now = time.GetUtcNow();
        using var request = new HttpRequestMessage(HttpMethod.Post, webhook.Address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new(type.MediaType, type.CharSet);
        request.Headers.Add("webhook-id", told.Id);
        request.Headers.Add("webhook-timestamp", Signature.TimestampOf(now));
        request.Headers.Add("webhook-signature", Signature.Of(webhook.KeysAt(now), told.Id!, now, body));
        return await Send(request, response => ReceiverAnswer.Of(response, now), cancellation);
    }

    private async Task<ReceiverAnswer> Send(HttpRequestMessage request, Func<HttpResponseMessage, ReceiverAnswer> read, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(options.TimeoutSeconds));
        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            return read(response);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new ReceiverAnswer(null, $"The receiver did not answer within {options.TimeoutSeconds} seconds.");
        }
        catch (HttpRequestException fault)
        {
            return new ReceiverAnswer(null, FailureOf(fault));
        }
    }

    private static string FailureOf(HttpRequestException fault) => fault switch
    {
        { InnerException: ForbiddenReceiverException } => $"Nothing was sent to the address. {ReceiverNetwork.Rule}",
        { HttpRequestError: HttpRequestError.NameResolutionError } => "The host name of the address is not known.",
        { HttpRequestError: HttpRequestError.ConnectionError } => "No connection to the receiver could be made.",
        { HttpRequestError: HttpRequestError.SecureConnectionError } => "No secure connection to the receiver could be made: check that its certificate is valid for the host name and from a trusted authority.",
        _ => "The receiver broke off the connection, or its answer is not HTTP.",
    };
}
