using CoProduction.Functions.Store.Tables;
using CoProduction.Registry;

namespace CoProduction.Functions.Store;

/// <summary>A record and its version in the register.</summary>
/// <param name="Record">The record.</param>
/// <param name="ETag">Identifies this version; opaque, without quotes.</param>
/// <param name="Revision">The number of the record's last change, counted from 1.</param>
/// <param name="ChangedAt">When this version was made (UTC).</param>
public sealed record Entry<TRecord>(TRecord Record, string ETag, int Revision, DateTimeOffset ChangedAt)
    where TRecord : class, IRecord
{
    /// <summary>The row that it was read from; null where it was not read from one.</summary>
    internal RecordRow? Row { get; init; }

    /// <summary>Names this version to a change of the record.</summary>
    public RecordVersion Version => new(ETag) { Row = Row, Record = Record };
}
