using System.Text.Json;
using Azure.Storage.Queues;
using CoProduction.Functions.Store;

namespace CoProduction.Functions.GapReports.Nights;

/// <summary>
/// The queue from which reports are published. A message is a hint that there may be something to do: one too many does no harm, and
/// <see cref="NightRun.Resume"/> replaces a lost one.
/// </summary>
public sealed class NightMessages(QueueServiceClient service, StoragePrefix prefix, TimeProvider time)
{
    /// <summary>The queue's name. All registers of an account share the queue, so a message names its register.</summary>
    public const string Name = "coproduction-gap-reports";

    private static readonly TimeSpan PassedOnAfter = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan PassedOnFor = TimeSpan.FromHours(1);

    private readonly CreatedOnFirstUse<QueueClient> queue = new(service.GetQueueClient(Name), queue => queue.CreateIfNotExistsAsync());

    /// <summary>Asks for the report of one set of readers.</summary>
    internal Task Send(GapReportId night, ReaderSet readers, CancellationToken cancellation) =>
        Send(new NightMessage(prefix.Value, night.Value, readers.Key, Failures: 0, time.GetUtcNow()), after: null, cancellation);

    /// <summary>Sends a message again after a pause.</summary>
    internal async Task Send(NightMessage message, TimeSpan? after, CancellationToken cancellation)
    {
        var messages = await queue.Open(cancellation);
        await messages.SendMessageAsync(JsonSerializer.Serialize(message, RecordJson.Options), after, cancellationToken: cancellation);
    }

    /// <summary>
    /// What a message asks for. A message of another register is sent again for an hour, so that a program of that register can read it.
    /// </summary>
    /// <returns>Null where there is nothing to do.</returns>
    public async Task<NightMessage?> Read(string text, CancellationToken cancellation)
    {
        var message = Parse(text);
        if (message is null || message.Prefix == prefix.Value)
        {
            return message;
        }

        if (time.GetUtcNow() - message.SentAt < PassedOnFor)
        {
            await Send(message, PassedOnAfter, cancellation);
        }

        return null;
    }

    private static NightMessage? Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<NightMessage>(text, RecordJson.Options) is { Prefix: not null, Night: not null, Readers: not null } message ? message : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <param name="Prefix">The register that the night belongs to.</param>
/// <param name="Night">The night's id.</param>
/// <param name="Readers">The key of the set of readers.</param>
/// <param name="Failures">How often publishing has failed.</param>
/// <param name="SentAt">When (UTC) the message was first sent.</param>
public sealed record NightMessage(string Prefix, string Night, string Readers, int Failures, DateTimeOffset SentAt);
