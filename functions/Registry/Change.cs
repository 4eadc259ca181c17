using CoProduction.Registry;

namespace CoProduction.Functions.Registry;

/// <summary>What came of an attempt to change a record.</summary>
/// <param name="Outcome">Whether it was done.</param>
/// <param name="Entry">The record after it, where it was done and the record is still there.</param>
public sealed record Change(ChangeOutcome Outcome, Entry<IRecord>? Entry = null);

public enum ChangeOutcome
{
    Done,

    /// <summary>There is no record with that id.</summary>
    NotFound,

    /// <summary>The record has another version by now; nothing was changed.</summary>
    OtherVersion,
}
