using CoProduction.Registry.Releases;

namespace CoProduction.Functions.Store;

/// <summary>The log of changes to the register, in order within each partition. Each write is logged in its own transaction.</summary>
public interface IChangeLog
{
    /// <summary>
    /// The partitions that may hold records, in ordinal order. <see cref="From"/> then tells every change that was acknowledged before this call.
    /// </summary>
    Task<IReadOnlyList<string>> Partitions(CancellationToken cancellation);

    /// <summary>When the last change in a partition was made; null if there was none.</summary>
    Task<DateTimeOffset?> Last(string partition, CancellationToken cancellation);

    /// <summary>Reads the changes in a partition from a moment on, inclusive, oldest first. The caller may stop at any change.</summary>
    IAsyncEnumerable<LoggedChange> From(string partition, DateTimeOffset from, CancellationToken cancellation);

    /// <summary>Deletes the changes before a moment.</summary>
    Task Forget(DateTimeOffset before, CancellationToken cancellation);
}

/// <summary>A change of one or more records of a partition in one transaction.</summary>
/// <param name="At">When the change was made (UTC). In a partition, each change has a later moment than the change before it.</param>
/// <param name="Records">The changed records.</param>
public sealed record LoggedChange(DateTimeOffset At, IReadOnlyList<LoggedRecord> Records);

/// <summary>One changed record.</summary>
/// <param name="Kind">The name of the record's kind.</param>
/// <param name="Id">The record's id.</param>
/// <param name="Before">Who could see the record before the change; null if it did not exist.</param>
/// <param name="After">Who can see the record after the change; null if it no longer exists.</param>
public sealed record LoggedRecord(string Kind, string Id, Disclosure? Before, Disclosure? After);
