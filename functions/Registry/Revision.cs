using System.Text.Json.Nodes;

namespace CoProduction.Functions.Registry;

/// <summary>One change of a record.</summary>
/// <param name="Number">Counts the record's changes from 1, without gaps, also over a removal.</param>
/// <param name="At">When (UTC).</param>
/// <param name="By">Who.</param>
/// <param name="Action">What was done.</param>
/// <param name="Changes">Which fields, from what to what; values are copied, never referred to.</param>
/// <param name="PreviousHash">The hash of the revision before; null in the first.</param>
/// <param name="Hash">SHA-256 over all of the above, in lower-case hexadecimal digits.</param>
public sealed record Revision(
    int Number,
    DateTimeOffset At,
    string By,
    RevisionAction Action,
    IReadOnlyList<FieldChange> Changes,
    string? PreviousHash,
    string Hash);

public enum RevisionAction
{
    Added,
    Replaced,
    Removed,

    /// <summary>It is no longer released to the reader who is told so; never kept.</summary>
    Withdrawn,
}

/// <summary>One field of a record before and after a change.</summary>
/// <param name="Field">A JSON pointer (RFC 6901) into the record, such as <c>/lines/0/ratePerMonth</c>.</param>
/// <param name="From">Its value before; null where it had none.</param>
/// <param name="To">Its value after; null where it has none.</param>
public sealed record FieldChange(string Field, JsonNode? From, JsonNode? To);
