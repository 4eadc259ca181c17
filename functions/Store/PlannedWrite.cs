using CoProduction.Registry;

namespace CoProduction.Functions.Store;

/// <summary>A record to be written or deleted, and what its writer saw of it before.</summary>
/// <param name="Id">The record's id.</param>
/// <param name="Record">The record; null where it is to be deleted.</param>
/// <param name="Seen">
/// What the writer saw of it. It is written only where the register still has that, so that no change by somebody else is undone. Null where it is written
/// whatever the register has.
/// </param>
public sealed record PlannedWrite(string Id, IRecord? Record, Seen? Seen)
{
    public PlannedWrite(IRecord record, Seen? seen = null)
        : this(record.Id, record, seen)
    {
    }

    /// <summary>A record to be deleted.</summary>
    public static PlannedWrite Deletion(string id, Seen? seen) => new(id, Record: null, seen);
}

/// <summary>How many planned records had each outcome, and which were not written.</summary>
/// <param name="Counts">The counts, without those that were not written.</param>
/// <param name="Overtaken">The ids of the records that were changed after their writer saw them, and are not as it planned.</param>
public sealed record PutResult(OutcomeCounts Counts, IReadOnlyList<string> Overtaken);
