namespace CoProduction.Functions.Store.Tables.Live;

/// <summary>The latest changes of a partition.</summary>
/// <param name="From">The moment (UTC) from which on no change is missing.</param>
/// <param name="Changes">The changes, oldest first.</param>
/// <param name="Head">The head of the partition before they were read; null if it had none.</param>
internal sealed record LogTail(DateTimeOffset From, IReadOnlyList<LoggedChange> Changes, Guid? Head)
{
    /// <summary>The moment (UTC) from which on changes may be missing.</summary>
    public DateTimeOffset Next => Changes is [.., var last] ? last.At.AddTicks(1) : From;

    /// <summary>The changes from a moment on, inclusive.</summary>
    public IEnumerable<LoggedChange> Since(DateTimeOffset from) => from >= Next ? [] : Changes.SkipWhile(change => change.At < from);
}

/// <summary>Adds changes to a tail, and drops the oldest where it would become too long.</summary>
internal sealed class LogTailBuilder(LogTail known)
{
    /// <summary>The most changed records of a partition in memory: some 500 KB.</summary>
    private const int MostRecords = 2_000;

    private readonly Queue<LoggedChange> changes = new(known.Changes);
    private int records = known.Changes.Sum(change => change.Records.Count);
    private DateTimeOffset from = known.From;

    public void Add(LoggedChange change)
    {
        changes.Enqueue(change);
        records += change.Records.Count;
        while (records > MostRecords)
        {
            var dropped = changes.Dequeue();
            (records, from) = (records - dropped.Records.Count, dropped.At.AddTicks(1));
        }
    }

    public LogTail Build(Guid? head) => new(from, [.. changes], head);
}
