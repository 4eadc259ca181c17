
namespace CoProduction.Functions.Store;

/// <summary>The last version of a record. A removed record keeps its revision number and hash, so that its history can continue.</summary>
/// <param name="Id">The record's id.</param>
/// <param name="Revision">The number of the record's last change.</param>
/// <param name="ChangedAt">When the last change was made (UTC).</param>
/// <param name="Hash">The hash of the last change.</param>
/// <param name="Json">The record's JSON; null if the record was removed.</param>
internal sealed record Stored(string Id, int Revision, DateTimeOffset ChangedAt, string Hash, string? Json);
