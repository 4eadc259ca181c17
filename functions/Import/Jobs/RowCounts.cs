using CoProduction.Functions.Store;

namespace CoProduction.Functions.Import.Jobs;

/// <summary>The progress of a job in rows, and what came of them. Several CSV rows that state one record have one outcome.</summary>
/// <param name="Done">How many rows have been read; of JSON lines, how many have been processed.</param>
/// <param name="Total">How many rows there are; null while that is unknown.</param>
/// <param name="Added">How many records are new.</param>
/// <param name="Replaced">How many records have changed.</param>
/// <param name="Unchanged">How many records were the same already.</param>
/// <param name="Deleted">How many records were deleted, or retired because others can name them.</param>
/// <param name="Rejected">How many rows were rejected.</param>
public sealed record RowCounts(int Done, int? Total, int Added, int Replaced, int Unchanged, int Deleted, int Rejected)
{
    public static readonly RowCounts None = new(0, null, 0, 0, 0, 0, 0);

    /// <summary>Adds the outcomes of further rows.</summary>
    internal RowCounts And(IEnumerable<RowResult> rows)
    {
        var more = OutcomeCounts.Of(rows.Select(row => row.Outcome));
        return this with
        {
            Added = Added + more.Added,
            Replaced = Replaced + more.Replaced,
            Unchanged = Unchanged + more.Unchanged,
            Deleted = Deleted + more.Deleted,
            Rejected = Rejected + more.Rejected,
        };
    }
}
