using System.Text.Json.Nodes;

namespace CoProduction.Functions.Changes;

/// <summary>Some changes, in order within each stream.</summary>
/// <param name="Items">The changes.</param>
/// <param name="Position">What to ask with, as since, for what comes after these.</param>
/// <param name="NextLink">The absolute address of what there is more already; absent where these are all.</param>
public sealed record ChangesResponse(IReadOnlyList<ChangeResponse> Items, string Position, string? NextLink);

/// <summary>One change of one record.</summary>
/// <param name="Stream">The partner whose records these are, or items, partners, … for what no partner keeps. Changes of a stream come in order.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Action">created, changed, deleted or withdrawn: no longer released to you.</param>
/// <param name="Kind">partner, item, factory, mro-site, mineral-chain, agreement, stock, baseline, goal or scenario.</param>
/// <param name="Id">The record's id.</param>
/// <param name="ETag">The version, as GET answers it; absent where there is none to be seen.</param>
/// <param name="Record">The record as it is now; absent where it cannot be seen any more, or where a later change brings it.</param>
public sealed record ChangeResponse(string Stream, DateTimeOffset At, ChangeAction Action, string Kind, string Id, string? ETag, JsonNode? Record);
