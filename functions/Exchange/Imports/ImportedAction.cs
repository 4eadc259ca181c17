using CoProduction.Functions.Registry;
using CoProduction.Registry;

namespace CoProduction.Functions.Exchange.Imports;

/// <summary>What is to be done so that the register has a record.</summary>
internal static class ImportedAction
{
    /// <summary>Null where it has that already.</summary>
    /// <exception cref="RecordTooLargeException">The record is too large to be kept.</exception>
    public static RevisionAction? Of(RecordKind kind, IRecord record, IRecord? former, DateOnly today)
    {
        if (former is null)
        {
            // Encoded only to be refused in time where it is too large.
            kind.Write(record);
            return RevisionAction.Added;
        }

        return kind.Write(kind.Evolve(record, former, today)) == kind.Write(former) ? null : RevisionAction.Replaced;
    }
}
