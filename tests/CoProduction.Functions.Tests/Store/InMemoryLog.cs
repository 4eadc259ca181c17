using System.Runtime.CompilerServices;
using CoProduction.Functions.Store;
using CoProduction.Functions.Store.Revisions;

namespace CoProduction.Functions.Tests.Store;

/// <summary>The other data of the store in memory: the order of changes, and the stored responses.</summary>
internal sealed class InMemoryLog(TimeProvider clock) : IChangeLog, IIdempotencyStore
{
    private readonly Lock guard = new();
    private readonly SortedDictionary<string, List<LoggedChange>> changes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> lasts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (Guid Slot, string Fingerprint, DateTimeOffset At)> keys = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, Guid), StoredAnswer> answers = [];

    public Task<IReadOnlyList<string>> Partitions(CancellationToken cancellation)
    {
        lock (guard)
        {
            return Task.FromResult<IReadOnlyList<string>>([.. changes.Keys]);
        }
    }

    public Task<DateTimeOffset?> Last(string partition, CancellationToken cancellation)
    {
        lock (guard)
        {
            return Task.FromResult<DateTimeOffset?>(lasts.TryGetValue(partition, out var last) ? last : null);
        }
    }

    public async IAsyncEnumerable<LoggedChange> From(
        string partition, DateTimeOffset from, [EnumeratorCancellation] CancellationToken cancellation)
    {
        LoggedChange[] found;
        lock (guard)
        {
            found = [.. changes.GetValueOrDefault(partition)?.Where(change => change.At >= from) ?? []];
        }

        foreach (var change in found)
        {
            yield return change;
        }

        await Task.CompletedTask;
    }

    public Task Forget(DateTimeOffset before, CancellationToken cancellation)
    {
        lock (guard)
        {
            foreach (var ofPartition in changes.Values)
            {
                ofPartition.RemoveAll(change => change.At < before);
            }
        }

        return Task.CompletedTask;
    }

    public Task<Guid?> Reserve(string key, string fingerprint, CancellationToken cancellation)
    {
        lock (guard)
        {
            if (!keys.TryGetValue(key, out var known) || known.At + AnswerTime.Length < clock.GetUtcNow())
            {
                keys[key] = known = (AnswerTime.NewSlot(clock.GetUtcNow()), fingerprint, clock.GetUtcNow());
            }

            return Task.FromResult<Guid?>(known.Fingerprint == fingerprint ? known.Slot : null);
        }
    }

    public Task<StoredAnswer?> Find(string partition, Guid slot, CancellationToken cancellation)
    {
        lock (guard)
        {
            return Task.FromResult(answers.GetValueOrDefault((partition, slot)));
        }
    }

    public Task<StoredAnswer> Keep(string partition, Guid slot, StoredAnswer answer, CancellationToken cancellation)
    {
        lock (guard)
        {
            answers.TryAdd((partition, slot), answer);
            return Task.FromResult(answers[(partition, slot)]);
        }
    }

    public Task Drop(string partition, Guid slot, CancellationToken cancellation)
    {
        lock (guard)
        {
            answers.Remove((partition, slot));
        }

        return Task.CompletedTask;
    }

    public Task Forget(CancellationToken cancellation)
    {
        lock (guard)
        {
            foreach (var (key, known) in keys.Where(pair => pair.Value.At + AnswerTime.Length < clock.GetUtcNow()).ToArray())
            {
                keys.Remove(key);
                foreach (var kept in answers.Keys.Where(kept => kept.Item2 == known.Slot).ToArray())
                {
                    answers.Remove(kept);
                }
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>Makes one change at the next moment of its partition. No other write runs at the same time.</summary>
    /// <param name="partition">The partition.</param>
    /// <param name="write">Writes the change at the given moment. The posting is null if there is nothing to write.</param>
    /// <param name="answer">The response to store; null for none.</param>
    internal T Write<T>(string partition, Func<DateTimeOffset, (T Result, Posting? Posting)> write, Func<T, (Guid, StoredAnswer)?>? answer = null)
    {
        lock (guard)
        {
            var at = lasts.TryGetValue(partition, out var moment) && moment >= clock.GetUtcNow() ? moment.AddTicks(1) : clock.GetUtcNow();
            var (result, posting) = write(at);
            if (posting is not null)
            {
                if (!changes.TryGetValue(partition, out var ofPartition))
                {
                    changes.Add(partition, ofPartition = []);
                }

                ofPartition.Add(new LoggedChange(at, [posting.Logged]));
                lasts[partition] = at;
                if (answer?.Invoke(result) is (var slot, var kept))
                {
                    answers.Add((partition, slot), kept);
                }
            }

            return result;
        }
    }
}
