namespace CoProduction.Functions.Registry;

/// <summary>What was changed in the register, in order within each partition. Each write is logged in its own transaction.</summary>
public interface IChangeLog
{
    /// <summary>The partitions that may hold records, in ordinal order.</summary>
    Task<IReadOnlyList<string>> Partitions(CancellationToken cancellation);

    /// <summary>When the last change of a partition was made; null where there was none.</summary>
    Task<DateTimeOffset?> Last(string partition, CancellationToken cancellation);

    /// <summary>Changes of a partition from a moment on, that moment included, oldest first; as many as whoever reads goes on to read.</summary>
    IAsyncEnumerable<LoggedChange> From(string partition, DateTimeOffset from, CancellationToken cancellation);

    /// <summary>Forgets what was logged before a moment.</summary>
    Task Forget(DateTimeOffset before, CancellationToken cancellation);
}
