using System.Collections.Concurrent;
using CoProduction.Registry;

namespace CoProduction.Functions.Mail.Sending;

/// <summary>What a run did. Safe for concurrent use.</summary>
public sealed class MailCounts
{
    private readonly ConcurrentDictionary<SendState, int> byState = new();
    private int planned;

    /// <summary>Whether the run found nothing to do.</summary>
    internal bool IsEmpty => planned == 0 && byState.IsEmpty;

    internal void AddPlanned(int count) => Interlocked.Add(ref planned, count);

    internal void Add(Send ended) => byState.AddOrUpdate(ended.State, 1, (_, count) => checked(count + 1));

    /// <summary>The counts by name.</summary>
    internal IReadOnlyDictionary<string, int> ByName =>
        new SortedDictionary<string, int>(byState.ToDictionary(each => Word.Of(each.Key), each => each.Value), StringComparer.Ordinal) { ["planned"] = planned };
}
