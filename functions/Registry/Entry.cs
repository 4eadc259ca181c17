using CoProduction.Registry;

namespace CoProduction.Functions.Registry;

/// <summary>A record as it stands in the register.</summary>
/// <param name="Record">The record.</param>
/// <param name="ETag">Names this version of it; opaque, without quotes.</param>
/// <param name="Revision">Counts its changes from 1.</param>
/// <param name="ChangedAt">When it got this version (UTC).</param>
public sealed record Entry<TRecord>(TRecord Record, string ETag, int Revision, DateTimeOffset ChangedAt)
    where TRecord : class, IRecord;
