using System.Text.Json;
using Azure.Storage.Queues;

namespace CoProduction.Functions.Store;

/// <summary>
/// The messages of a queue whose name cannot come from a setting on every host, so that all registers of an account share it. Each message names its register. A message is
/// a hint that there may be something to do: one too many does no harm, and something else finds the work of a lost one.
/// </summary>
public abstract class RegisterMessages<TMessage>(QueueServiceClient service, string name, StoragePrefix prefix, TimeProvider time)
    where TMessage : class, IRegisterMessage
{
    private static readonly TimeSpan PassedOnAfter = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan PassedOnFor = TimeSpan.FromHours(1);

    private readonly CreatedOnFirstUse<QueueClient> queue = new(service.GetQueueClient(name), queue => queue.CreateIfNotExistsAsync());

    /// <summary>
    /// What a message asks for. A message of another register is sent again for an hour, so that a program of that register can read it. After that no such
    /// program is running.
    /// </summary>
    /// <returns>Null where there is nothing to do.</returns>
    public async Task<TMessage?> Read(string text, CancellationToken cancellation)
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

    /// <summary>Sends a message, to be read at once or after a pause.</summary>
    internal async Task Send(TMessage message, TimeSpan? after, CancellationToken cancellation)
    {
        var messages = await queue.Open(cancellation);
        await messages.SendMessageAsync(JsonSerializer.Serialize(message, RecordJson.Options), after, cancellationToken: cancellation);
    }

    /// <summary>The prefix of the program's register.</summary>
    protected string Prefix => prefix.Value;

    protected DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Whether a message that was read has all of its parts.</summary>
    protected abstract bool IsWhole(TMessage message);

    private TMessage? Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<TMessage>(text, RecordJson.Options) is { Prefix: not null } message && IsWhole(message) ? message : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>A message in a queue that several registers share.</summary>
public interface IRegisterMessage
{
    /// <summary>The prefix of the register that it belongs to.</summary>
    string Prefix { get; }

    /// <summary>When (UTC) it was first sent.</summary>
    DateTimeOffset SentAt { get; }
}
