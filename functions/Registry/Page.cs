using CoProduction.Registry;

namespace CoProduction.Functions.Registry;

/// <summary>Some records of a longer list.</summary>
/// <param name="Entries">The records of this page.</param>
/// <param name="After">The place to go on from, or null on the last page.</param>
public sealed record Page<TRecord>(IReadOnlyList<Entry<TRecord>> Entries, string? After)
    where TRecord : class, IRecord;
