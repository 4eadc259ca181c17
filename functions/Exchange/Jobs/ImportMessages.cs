using System.Text.Json;
using Azure.Storage.Queues;
using CoProduction.Functions.Registry;
using CoProduction.Functions.Tables;

namespace CoProduction.Functions.Exchange.Jobs;

/// <summary>
/// The queue from which import jobs are run. A message only says that there may be something to do: one too many does no harm,
/// and one that got lost is sent again (<see cref="ImportSweep"/>).
/// </summary>
public sealed class ImportMessages(QueueServiceClient service, TablePrefix prefix, TimeProvider time)
{
    /// <summary>The queue's name, the same for all registers of an account: a message names its register.</summary>
    public const string Name = "coproduction-imports";

    private static readonly TimeSpan PassedOnAfter = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan PassedOnFor = TimeSpan.FromHours(1);

    private readonly QueueClient queue = service.GetQueueClient(Name);
    private volatile bool made;

    /// <summary>Has a job run, at once or after some time.</summary>
    public Task Send(string partner, string id, TimeSpan? after, CancellationToken cancellation) =>
        Send(new ImportMessage(prefix.Value, partner, id, time.GetUtcNow()), after, cancellation);

    /// <summary>
    /// The job that a message names. One of another register is passed on to whichever program reads it next, for an hour; after
    /// that, no program of its register has been there, and the next one to start finds the job without it.
    /// </summary>
    /// <returns>Null where there is nothing to be done.</returns>
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
        if (!made)
        {
            await queue.CreateIfNotExistsAsync(cancellationToken: cancellation);
            made = true;
        }

        await queue.SendMessageAsync(JsonSerializer.Serialize(message, RecordJson.Options), after, cancellationToken: cancellation);
    }
}

/// <param name="Prefix">The register that the job belongs to.</param>
/// <param name="Partner">The job's partner.</param>
/// <param name="Id">The job's id.</param>
/// <param name="SentAt">When (UTC) it was sent first.</param>
public sealed record ImportMessage(string Prefix, string Partner, string Id, DateTimeOffset SentAt);
