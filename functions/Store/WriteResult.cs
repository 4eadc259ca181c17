using CoProduction.Registry;

namespace CoProduction.Functions.Store;

/// <summary>The result of an attempt to change a record.</summary>
/// <param name="Outcome">Whether the change was made.</param>
/// <param name="Entry">The record after the change; null if the change was not made or the record was removed.</param>
public sealed record WriteResult(WriteOutcome Outcome, Entry<IRecord>? Entry = null);

public enum WriteOutcome
{
    Done,

    /// <summary>No record has this id.</summary>
    NotFound,

    /// <summary>The record now has another version; nothing was changed.</summary>
    OtherVersion,
}
