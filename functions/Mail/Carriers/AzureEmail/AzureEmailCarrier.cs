using System.Globalization;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using MimeKit;

namespace CoProduction.Functions.Mail.Carriers.AzureEmail;

/// <summary>Hands messages to Azure Communication Services, by the REST API of its Email, because there is no library to be had.</summary>
/// <remarks>
/// The id of an operation follows from the Message-ID. After an answer that was lost, the service is asked for the operation of that id: if it knows the
/// operation, it has taken the message.
/// </remarks>
public sealed class AzureEmailCarrier : IMailCarrier
{
    private const string ApiVersion = "2025-09-01";
    private const string Scope = "https://communication.azure.com/.default";

    private static readonly TimeSpan StandardPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(1);

    private readonly Uri endpoint;
    private readonly TimeProvider time;
    private readonly TimeSpan longestWait;
    private readonly HttpPipeline pipeline;

    public AzureEmailCarrier(Uri endpoint, TokenCredential credential, TimeProvider time)
        : this(endpoint, credential, time, TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(60), null)
    {
    }

    /// <param name="endpoint">The endpoint of the resource.</param>
    /// <param name="credential">The identity that sends.</param>
    /// <param name="time">The clock.</param>
    /// <param name="longestWait">How long an operation is watched.</param>
    /// <param name="timeout">How long the service may take for an answer.</param>
    /// <param name="transport">What carries the requests; null for the usual.</param>
    internal AzureEmailCarrier(Uri endpoint, TokenCredential credential, TimeProvider time, TimeSpan longestWait, TimeSpan timeout, HttpPipelineTransport? transport)
    {
        (this.endpoint, this.time, this.longestWait) = (endpoint, time, longestWait);

        // The pipeline's own retries would hide how long the service asks to wait, and repeat a message whose answer was lost.
        var options = new PipelineOptions { Retry = { MaxRetries = 0, NetworkTimeout = timeout } };
        if (transport is not null)
        {
            options.Transport = transport;
        }

        pipeline = HttpPipelineBuilder.Build(options, new BearerTokenAuthenticationPolicy(credential, Scope));
    }

    public async Task<Handover> Send(MimeMessage message, CancellationToken cancellation)
    {
        var id = MessageKey.Of(message);
        var operation = AddressOf($"emails/operations/{id}");
        try
        {
            using var answer = await Ask(PostOf(message, id), cancellation);
            if (answer.Status == 202)
            {
                return await Watch(LocationIn(answer) ?? operation, PauseIn(answer), cancellation);
            }

            if (!AzureEmailAnswers.MayHaveBeenTaken(answer))
            {
                return AzureEmailAnswers.Of(answer, PauseIn(answer));
            }
        }
        catch (Exception fault) when (AzureEmailAnswers.IsNotSent(fault))
        {
            return AzureEmailAnswers.OfUnsent(fault);
        }
        catch (Exception fault) when (IsLost(fault, cancellation))
        {
            // Whether the service knows the operation is asked below.
        }

        return await IsKnown(operation, cancellation)
            ? await Watch(operation, null, cancellation)
            : new Handover(HandoverResult.Uncertain, "The message was sent, but the answer of Azure Communication Services was lost, and it does not know the operation yet.");
    }

    private Request PostOf(MimeMessage message, Guid id)
    {
        var request = pipeline.CreateRequest();
        request.Method = RequestMethod.Post;
        request.Uri.Reset(AddressOf("emails:send"));
        request.Headers.Add("Operation-Id", id.ToString());
        request.Headers.Add(HttpHeader.Common.JsonContentType);
        request.Content = RequestContent.Create(EmailMessage.Of(message).ToJson());
        return request;
    }

    /// <summary>Asks how the operation goes until it has ended, or for as long as the program waits. The service has the message in any case.</summary>
    private async Task<Handover> Watch(Uri operation, TimeSpan? pause, CancellationToken cancellation)
    {
        var end = time.GetUtcNow() + longestWait;
        try
        {
            while (true)
            {
                var wait = pause is null ? StandardPause : pause < ShortestPause ? ShortestPause : pause.Value;
                if (time.GetUtcNow() + wait > end)
                {
                    return new Handover(HandoverResult.Accepted, "Azure Communication Services has taken the message, and has not delivered it yet.");
                }

                await Task.Delay(wait, time, cancellation);
                pause = null;
                try
                {
                    using var answer = await Ask(GetOf(operation), cancellation);
                    pause = PauseIn(answer);
                    if (answer.Status == 200 && AzureEmailAnswers.OfOperation(answer) is { } handover)
                    {
                        return handover;
                    }
                }
                catch (Exception fault) when (AzureEmailAnswers.IsNotSent(fault) || IsLost(fault, cancellation))
                {
                    // The operation goes on, and is asked for again.
                }
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return new Handover(HandoverResult.Accepted, "Azure Communication Services has taken the message; the program ended before it was delivered.");
        }
    }

    private async Task<bool> IsKnown(Uri operation, CancellationToken cancellation)
    {
        try
        {
            using var answer = await Ask(GetOf(operation), cancellation);
            return answer.Status == 200;
        }
        catch (Exception fault) when (AzureEmailAnswers.IsNotSent(fault) || IsLost(fault, cancellation))
        {
            return false;
        }
    }

    private Request GetOf(Uri operation)
    {
        var request = pipeline.CreateRequest();
        request.Method = RequestMethod.Get;
        request.Uri.Reset(operation);
        return request;
    }

    private async Task<Response> Ask(Request request, CancellationToken cancellation)
    {
        using (request)
        {
            return await pipeline.SendRequestAsync(request, cancellation);
        }
    }

    private Uri AddressOf(string path) => new(endpoint, $"/{path}?api-version={ApiVersion}");

    /// <summary>Where the service says that the operation is; null if that is not the service itself, which alone gets the token.</summary>
    private Uri? LocationIn(Response answer) =>
        answer.Headers.TryGetValue("Operation-Location", out var text) && Uri.TryCreate(text, UriKind.Absolute, out var location)
        && location.GetLeftPart(UriPartial.Authority) == endpoint.GetLeftPart(UriPartial.Authority)
            ? location
            : null;

    private TimeSpan? PauseIn(Response answer) =>
        !answer.Headers.TryGetValue("Retry-After", out var text) ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds)
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var date) && date > time.GetUtcNow() ? date - time.GetUtcNow()
        : null;

    private static bool IsLost(Exception fault, CancellationToken cancellation) => fault switch
    {
        OperationCanceledException => !cancellation.IsCancellationRequested,
        RequestFailedException or IOException => true,
        _ => false,
    };

    private sealed class PipelineOptions : ClientOptions;
}
