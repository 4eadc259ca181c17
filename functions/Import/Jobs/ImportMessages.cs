using System.Text.Json;
using Azure.Storage.Queues;
using CoProduction.Functions.Store;

namespace CoProduction.Functions.Import.Jobs;

/// <summary>
/// The queue from which import jobs are run. A message is a hint that there may be something to do: one too many does no harm, and
/// <see cref="ImportSweep"/> replaces a lost one.
/// </summary>
public sealed class ImportMessages(QueueServiceClient service, StoragePrefix prefix, TimeProvider time)
{
    /// <summary>The queue's name. All registers of an account share the queue, so a message names its register.</summary>
    public const string Name = "coproduction-imports";

    private static readonly TimeSpan PassedOnAfter = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan PassedOnFor = TimeSpan.FromHours(1);

    private readonly CreatedOnFirstUse<QueueClient> queue = new(service.GetQueueClient(Name), queue => queue.CreateIfNotExistsAsync());

    /// <summary>Asks for a run of the job, at once or after a pause.</summary>
    public Task Send(string partner, string id, TimeSpan? after, CancellationToken cancellation) =>
        Send(new ImportMessage(prefix.Value, partner, id, time.GetUtcNow()), after, cancellation);

    /// <summary>
    /// The job that a message names. A message of another register is sent again for an hour, so that a program of that register can
    /// read it. After that no such program is running, and the next one to start finds the job by its marker.
    /// </summary>
    /// <returns>Null where there is nothing to do.</returns>
    public async Task<ImportMessage?> Read(string text, CancellationToken cancellation)
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

    private static ImportMessage? Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<ImportMessage>(text, RecordJson.Options) is { Prefix: not null, Partner: not null, Id: not null } message ? message : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async Task Send(ImportMessage message, TimeSpan? after, CancellationToken cancellation)
    {
        var messages = await queue.Open(cancellation);
        await messages.SendMessageAsync(JsonSerializer.Serialize(message, RecordJson.Options), after, cancellationToken: cancellation);
    }
}

/// <param name="Prefix">The register that the job belongs to.</param>
/// <param name="Partner">The job's partner.</param>
/// <param name="Id">The job's id.</param>
/// <param name="SentAt">When (UTC) the message was first sent.</param>
public sealed record ImportMessage(string Prefix, string Partner, string Id, DateTimeOffset SentAt);
