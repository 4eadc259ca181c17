using CoProduction.Functions.Registry;
using CoProduction.Registry;

namespace CoProduction.Functions.Resources;

/// <summary>Finds records that refer to another one.</summary>
internal static class Referring
{
    /// <summary>Some records of a kind that pass the filter, as path and id.</summary>
    public static async Task<IEnumerable<string>> Among<TRecord>(RegistryView<TRecord> records, RecordFilter filter, CancellationToken cancellation)
        where TRecord : class, IRecord
    {
        var found = new List<string>();
        string? after = null;
        do
        {
            // A page may hold fewer than it could and still not be the last.
            var page = await records.List(filter, after, RecordKind.MostReferrers + 1, cancellation);
            found.AddRange(page.Entries.Select(entry => $"{records.Kind.Path}/{entry.Record.Id}"));
            after = page.After;
        }
        while (after is not null && found.Count <= RecordKind.MostReferrers);

        return found;
    }

    /// <summary>The first of all that were found.</summary>
    public static async Task<IReadOnlyList<string>> First(params IEnumerable<Task<IEnumerable<string>>> searches) =>
        [.. (await Task.WhenAll(searches)).SelectMany(found => found).Take(RecordKind.MostReferrers)];
}
