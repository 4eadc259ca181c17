using System.Text.Json.Nodes;

namespace CoProduction.Functions.History.Feed;

/// <summary>A page of changes, in order within each stream.</summary>
/// <param name="Items">The changes.</param>
/// <param name="Position">The position after these changes. Pass it as since to get the changes that follow.</param>
/// <param name="NextLink">The absolute address of the next page; absent if there are no more changes yet.</param>
public sealed record ChangesResponse(IReadOnlyList<ChangeResponse> Items, string Position, string? NextLink);

/// <summary>One change of one record.</summary>
/// <param name="Stream">
/// The partner that owns the record, or items, partners, … for records that no partner owns. The changes of a stream are in order.
/// </param>
/// <param name="At">When the change was made (UTC).</param>
/// <param name="Action">created, changed, deleted or withdrawn: no longer released to you.</param>
/// <param name="Kind">partner, item, factory, mro-site, mineral-chain, agreement, stock, baseline, coverage, goal or scenario.</param>
/// <param name="Id">The record's id.</param>
/// <param name="ETag">The record's ETag in quotes, as GET returns it and If-Match takes it; absent if the record is.</param>
/// <param name="Record">The record as it is now; absent if the caller can no longer see it, or if a later change includes it.</param>
public sealed record ChangeResponse(string Stream, DateTimeOffset At, ChangeAction Action, string Kind, string Id, string? ETag, JsonNode? Record);
