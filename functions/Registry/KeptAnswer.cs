using CoProduction.Registry;

namespace CoProduction.Functions.Registry;

/// <summary>An answer that is kept in the transaction of its write, so that the request can be repeated and is answered the same.</summary>
/// <param name="Slot">Where it is kept, within the partition of the record.</param>
/// <param name="Make">Makes it of what is written.</param>
public sealed record KeptAnswer(Guid Slot, Func<Entry<IRecord>, StoredAnswer> Make);

/// <summary>An answer as it was given.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Location">The address of what was made; null where nothing was.</param>
/// <param name="ETag">The version of what was made, without quotes; null where it has none.</param>
/// <param name="Body">The body's JSON.</param>
public sealed record StoredAnswer(int Status, string? Location, string? ETag, string Body);
