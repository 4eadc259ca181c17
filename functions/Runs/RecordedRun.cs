namespace CoProduction.Functions.Runs;

/// <summary>A run, as it is stored and as the API shows it.</summary>
/// <param name="Id">Its id: 32 hexadecimal digits; newer runs come last in ordinal order.</param>
/// <param name="Name">What was run, such as weekly-reports.</param>
/// <param name="Cause">schedule, or by-hand.</param>
/// <param name="By">The handle of the operator who asked for it; absent if a timer did.</param>
/// <param name="AskedAt">When (UTC) it was asked for.</param>
/// <param name="Result">queued, running, succeeded, or failed.</param>
public sealed record RecordedRun(string Id, string Name, RunCause Cause, string? By, DateTimeOffset AskedAt, RunResult Result)
{
    /// <summary>When (UTC) it began; absent if it is queued.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When (UTC) it ended; absent if it has not ended, or if its program ended first.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>What was done, in numbers; absent until it has succeeded.</summary>
    public IReadOnlyDictionary<string, int>? Counts { get; init; }

    /// <summary>How it failed; absent if it did not.</summary>
    public string? Detail { get; init; }

    /// <summary>The subject that <see cref="By"/> stands for; absent if it was erased, or if a timer asked.</summary>
    public string? BySubject { get; init; }
}

/// <summary>Why something was run.</summary>
public enum RunCause
{
    /// <summary>Its timer fired.</summary>
    Schedule,

    /// <summary>An operator asked for it.</summary>
    ByHand,
}

/// <summary>How a run stands.</summary>
public enum RunResult
{
    /// <summary>It begins within seconds.</summary>
    Queued,

    /// <summary>It has begun. If this stays so for an hour, its program ended first.</summary>
    Running,

    /// <summary>It has ended well.</summary>
    Succeeded,

    /// <summary>It has ended with an error.</summary>
    Failed,
}
