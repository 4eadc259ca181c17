namespace CoProduction.Functions.Store;

/// <summary>What came of a record that somebody wants in the register.</summary>
public enum RecordOutcome
{
    /// <summary>The record is new.</summary>
    Added,

    /// <summary>The record has changed.</summary>
    Replaced,

    /// <summary>The register had the same record already.</summary>
    Unchanged,

    /// <summary>The record is deleted; one that others can name is retired.</summary>
    Deleted,

    /// <summary>Something is wrong with the record, and the register is as before. Imports say so; the store throws.</summary>
    Rejected,
}

/// <summary>How many records had each outcome.</summary>
public readonly record struct OutcomeCounts(int Added, int Replaced, int Unchanged, int Rejected = 0, int Deleted = 0)
{
    /// <summary>One record with this outcome.</summary>
    public static OutcomeCounts Of(RecordOutcome outcome) => outcome switch
    {
        RecordOutcome.Added => new(1, 0, 0),
        RecordOutcome.Replaced => new(0, 1, 0),
        RecordOutcome.Unchanged => new(0, 0, 1),
        RecordOutcome.Deleted => new(0, 0, 0, Deleted: 1),
        _ => new(0, 0, 0, 1),
    };

    public static OutcomeCounts Of(IEnumerable<RecordOutcome> outcomes) =>
        outcomes.Aggregate(default(OutcomeCounts), (counts, outcome) => counts + Of(outcome));

    public static OutcomeCounts operator +(OutcomeCounts left, OutcomeCounts right) =>
        new(left.Added + right.Added, left.Replaced + right.Replaced, left.Unchanged + right.Unchanged, left.Rejected + right.Rejected, left.Deleted + right.Deleted);
}

internal static class RecordOutcomes
{
    /// <summary>Whether the register has something else of the record than before.</summary>
    public static bool IsChange(this RecordOutcome outcome) => outcome is RecordOutcome.Added or RecordOutcome.Replaced or RecordOutcome.Deleted;
}
