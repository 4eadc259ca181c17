namespace CoProduction.Functions.Registry;

/// <summary>The last version of a record. A removed record keeps its number and hash, so that its history can go on.</summary>
/// <param name="Id">The record's id.</param>
/// <param name="Revision">The number of its last change.</param>
/// <param name="ChangedAt">When that was (UTC).</param>
/// <param name="Hash">The hash of its last change.</param>
/// <param name="Json">The record's JSON; null where it was removed.</param>
internal sealed record Stored(string Id, int Revision, DateTimeOffset ChangedAt, string Hash, string? Json);
