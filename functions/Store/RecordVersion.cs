using CoProduction.Functions.Store.Tables;
using CoProduction.Registry;

namespace CoProduction.Functions.Store;

/// <summary>The version of a record that a change is meant for.</summary>
/// <param name="ETag">Names the version, as <see cref="Entry{TRecord}.ETag"/> does.</param>
public sealed record RecordVersion(string ETag)
{
    /// <summary>The version's row, where the caller has read it: the store then changes it without reading it again.</summary>
    internal RecordRow? Row { get; init; }

    /// <summary>The record in that row.</summary>
    internal IRecord? Record { get; init; }

    public static implicit operator RecordVersion(string etag) => FromString(etag);

    public static RecordVersion FromString(string etag) => new(etag);
}
