namespace CoProduction.Functions.Exchange.Jobs;

/// <summary>How far a job is, in rows, and what came of them. Where several CSV rows state one record, they come to one outcome.</summary>
/// <param name="Done">How many rows have been read, and written where rows are written one by one.</param>
/// <param name="Total">How many there are; null where that is not known yet.</param>
/// <param name="Added">How many records are new.</param>
/// <param name="Replaced">How many records have changed.</param>
/// <param name="Unchanged">How many records were so already.</param>
/// <param name="Rejected">How many rows were not taken.</param>
public sealed record RowCounts(int Done, int? Total, int Added, int Replaced, int Unchanged, int Rejected)
{
    public static readonly RowCounts None = new(0, null, 0, 0, 0, 0);

    /// <summary>With the outcomes of further rows.</summary>
    internal RowCounts And(IReadOnlyCollection<RowResult> rows) => this with
    {
        Added = Added + rows.Count(row => row.Outcome == RowOutcome.Added),
        Replaced = Replaced + rows.Count(row => row.Outcome == RowOutcome.Replaced),
        Unchanged = Unchanged + rows.Count(row => row.Outcome == RowOutcome.Unchanged),
        Rejected = Rejected + rows.Count(row => row.Outcome == RowOutcome.Rejected),
    };
}
