using CoProduction.Functions.Store.Revisions;

namespace CoProduction.Functions.Store.Tables;

/// <summary>The change of one record, ready to be written.</summary>
/// <param name="Kind">The record's kind.</param>
/// <param name="Posting">The change, made at the moment of the transaction's token.</param>
/// <param name="Former">The row to replace, as it was read; null if there is none.</param>
/// <param name="Index">The columns beside the record's JSON.</param>
internal sealed record RowChange(StoredKind Kind, Posting Posting, RecordRow? Former, IEnumerable<(string Column, string? Value)> Index)
{
    /// <summary>The answer to keep for the request that makes the change; null for none.</summary>
    public (Guid Slot, StoredAnswer Answer)? Answer { get; init; }
}
