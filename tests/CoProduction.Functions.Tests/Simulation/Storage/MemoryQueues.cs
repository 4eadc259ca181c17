using System.Globalization;
using System.Net;
using System.Security;

namespace CoProduction.Functions.Tests.Simulation.Storage;

/// <summary>Queue Storage in memory.</summary>
/// <param name="haste">How many times faster hidden messages appear than their client asks.</param>
internal sealed class MemoryQueues(int haste)
{
    private readonly Lock guard = new();
    private readonly Dictionary<string, List<Message>> queues = new(StringComparer.Ordinal);

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    public StorageAnswer Answer(StorageRequest request)
    {
        lock (guard)
        {
            try
            {
                return (request.Method, request.Path.Split('/')) switch
                {
                    ("PUT", [var queue]) => new StorageAnswer(queues.TryAdd(queue, []) ? HttpStatusCode.Created : HttpStatusCode.NoContent),
                    ("GET", [var queue]) when request.Query("comp") == "metadata" => new StorageAnswer(
                        HttpStatusCode.OK, ("x-ms-approximate-messages-count", MessagesOf(queue).Count.ToString(CultureInfo.InvariantCulture))),
                    ("POST", [var queue, "messages"]) => Send(MessagesOf(queue), request),
                    ("GET", [var queue, "messages"]) when request.Query("peekonly") == "true" => Xml(Visible(MessagesOf(queue), request).Select(message => message.ToXml(isTaken: false))),
                    ("GET", [var queue, "messages"]) => Take(MessagesOf(queue), request),
                    ("PUT", [var queue, "messages", var id]) => Hide(Find(MessagesOf(queue), id, request), request),
                    ("DELETE", [var queue, "messages", var id]) => Remove(MessagesOf(queue), id, request),
                    _ => throw request.Unknown(),
                };
            }
            catch (RefusedRequestException refused)
            {
                return refused.ToXml();
            }
        }
    }

    private StorageAnswer Send(List<Message> messages, StorageRequest request)
    {
        // Messages live for as long as any test.
        _ = (request.Header("Content-Type"), request.Query("messagettl"));
        var message = new Message { Text = request.Xml.Element("MessageText")!.Value, Sent = Now, VisibleFrom = Now + Pause(request, 0) };
        messages.Add(message);
        return Xml([message.ToXml(isTaken: true)], HttpStatusCode.Created);
    }

    private StorageAnswer Take(List<Message> messages, StorageRequest request)
    {
        var (taken, pause) = (Visible(messages, request).ToArray(), Pause(request, 30));
        foreach (var message in taken)
        {
            (message.Receipt, message.VisibleFrom, message.Deliveries) = (Guid.NewGuid().ToString("N"), Now + pause, message.Deliveries + 1);
        }

        return Xml(taken.Select(message => message.ToXml(isTaken: true)));
    }

    private StorageAnswer Hide(Message message, StorageRequest request)
    {
        (message.Receipt, message.VisibleFrom) = (Guid.NewGuid().ToString("N"), Now + Pause(request, 0));
        return request.Body.Length == 0
            ? new StorageAnswer(HttpStatusCode.NoContent, ("x-ms-popreceipt", message.Receipt), ("x-ms-time-next-visible", $"{message.VisibleFrom:R}"))
            : throw request.Unknown("a new text");
    }

    private static StorageAnswer Remove(List<Message> messages, string id, StorageRequest request)
    {
        messages.Remove(Find(messages, id, request));
        return new StorageAnswer(HttpStatusCode.NoContent);
    }

    private List<Message> MessagesOf(string queue) => queues.GetValueOrDefault(queue) ?? throw new RefusedRequestException(HttpStatusCode.NotFound, "QueueNotFound");

    private static Message Find(List<Message> messages, string id, StorageRequest request)
    {
        var message = messages.Find(message => message.Id == id) ?? throw new RefusedRequestException(HttpStatusCode.NotFound, "MessageNotFound");
        return message.Receipt == request.Query("popreceipt") ? message : throw new RefusedRequestException(HttpStatusCode.BadRequest, "PopReceiptMismatch");
    }

    private static IEnumerable<Message> Visible(List<Message> messages, StorageRequest request)
    {
        var (count, now) = (int.Parse(request.Query("numofmessages") ?? "1", CultureInfo.InvariantCulture), Now);
        return messages.Where(message => message.VisibleFrom <= now).Take(count);
    }

    private TimeSpan Pause(StorageRequest request, int usual) =>
        TimeSpan.FromSeconds(request.Query("visibilitytimeout") is { } seconds ? int.Parse(seconds, CultureInfo.InvariantCulture) : usual) / haste;

    private static StorageAnswer Xml(IEnumerable<string> messages, HttpStatusCode status = HttpStatusCode.OK) => new(status, ("Content-Type", "application/xml"))
    {
        Text = $"<?xml version=\"1.0\" encoding=\"utf-8\"?><QueueMessagesList>{string.Concat(messages)}</QueueMessagesList>",
    };

    private sealed class Message
    {
        public string Id { get; } = Guid.NewGuid().ToString();

        public required string Text { get; init; }

        public required DateTimeOffset Sent { get; init; }

        public required DateTimeOffset VisibleFrom { get; set; }

        public string Receipt { get; set; } = Guid.NewGuid().ToString("N");

        public int Deliveries { get; set; }

        /// <param name="isTaken">Whether the reader may delete it.</param>
        public string ToXml(bool isTaken) =>
            $"<QueueMessage><MessageId>{Id}</MessageId><InsertionTime>{Sent:R}</InsertionTime><ExpirationTime>{Sent.AddDays(7):R}</ExpirationTime>"
            + (isTaken ? $"<PopReceipt>{Receipt}</PopReceipt><TimeNextVisible>{VisibleFrom:R}</TimeNextVisible>" : "")
            + $"<DequeueCount>{Deliveries}</DequeueCount><MessageText>{SecurityElement.Escape(Text)}</MessageText></QueueMessage>";
    }
}
