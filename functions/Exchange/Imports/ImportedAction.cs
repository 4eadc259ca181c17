using CoProduction.Functions.Registry;
using CoProduction.Registry;

namespace CoProduction.Functions.Exchange.Imports;

/// <summary>What is to be done so that the register has a record.</summary>
internal static class ImportedAction
{
    /// <summary>Null where it has that already.</summary>
    /// <exception cref="RecordTooLargeException">The record is too large to be kept.</exception>
    public static RevisionAction? Of<TRecord>(RecordKind<TRecord> kind, TRecord record, TRecord? former, DateOnly today)
        where TRecord : class, IRecord
    {
        if (former is null)
        {
            // Encoded only to be refused in time where it is too large.
            kind.Encode(record);
            return RevisionAction.Added;
        }

        var next = kind.Evolve is { } evolve ? evolve(record, former, today) : record;
        return kind.Encode(next) == kind.Encode(former) ? null : RevisionAction.Replaced;
    }
}
