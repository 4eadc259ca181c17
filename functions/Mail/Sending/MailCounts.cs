using System.Collections.Concurrent;
using CoProduction.Registry;

namespace CoProduction.Functions.Mail.Sending;

/// <summary>What a run did. Safe for concurrent use.</summary>
public sealed class MailCounts
{
    private readonly ConcurrentDictionary<SendState, int> byState = new();

    /// <summary>How many messages were planned.</summary>
    internal int Planned { get; set; }

    /// <summary>Whether the run found nothing to do.</summary>
    internal bool IsEmpty => Planned == 0 && byState.IsEmpty;

    internal void Add(Send ended) => byState.AddOrUpdate(ended.State, 1, (_, count) => checked(count + 1));

    /// <summary>The counts by name.</summary>
    internal IReadOnlyDictionary<string, int> ByName =>
        new SortedDictionary<string, int>(byState.ToDictionary(each => Word.Of(each.Key), each => each.Value), StringComparer.Ordinal) { ["planned"] = Planned };
}
