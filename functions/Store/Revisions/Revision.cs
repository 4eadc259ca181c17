using System.Text.Json.Nodes;

namespace CoProduction.Functions.Store.Revisions;

/// <summary>One change of a record.</summary>
/// <param name="Number">Counts the record's changes from 1, without gaps, even after a removal.</param>
/// <param name="At">When the change was made (UTC).</param>
/// <param name="By">Who made the change: the handle of a person, which an import follows by its id, or <c>local</c> for the program's own commands.</param>
/// <param name="Action">What was done.</param>
/// <param name="Changes">The changed fields, each with a copy of its values before and after.</param>
/// <param name="PreviousHash">The hash of the revision before; null in the first revision.</param>
/// <param name="Hash">SHA-256 over the record's kind and id and all of the above, in lower-case hexadecimal digits.</param>
public sealed record Revision(
    int Number,
    DateTimeOffset At,
    string By,
    RevisionAction Action,
    IReadOnlyList<FieldChange> Changes,
    string? PreviousHash,
    string Hash)
{
    /// <summary>The subject that <see cref="By"/> stands for; absent if it was erased. It is not stored, and no part of the hash.</summary>
    public string? BySubject { get; init; }
}

public enum RevisionAction
{
    Added,
    Replaced,
    Removed,

    /// <summary>The record is no longer released to the reader. Only shown to that reader, never stored.</summary>
    Withdrawn,
}

/// <summary>One field of a record before and after a change.</summary>
/// <param name="Field">A JSON pointer (RFC 6901) into the record, such as <c>/lines/0/ratePerMonth</c>.</param>
/// <param name="From">The value before the change; null if there was none.</param>
/// <param name="To">The value after the change; null if there is none.</param>
public sealed record FieldChange(string Field, JsonNode? From, JsonNode? To);
