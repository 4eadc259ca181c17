using CoProduction.Functions.Store;
using CoProduction.Registry;

namespace CoProduction.Functions.Records;

/// <summary>Finds the records that refer to another record.</summary>
internal static class Referring
{
    /// <summary>The path and id of records of a kind that pass the filter; not necessarily all of them.</summary>
    public static async Task<IEnumerable<string>> Among(RegisterView view, RecordKind kind, RecordFilter filter, CancellationToken cancellation)
    {
        var found = new List<string>();
        string? after = null;
        do
        {
            // A page may be short without being the last.
            var page = await view.List(kind, filter, after, RecordKind.MostReferrers + 1, cancellation);
            found.AddRange(page.Entries.Select(entry => $"{kind.Path}/{entry.Record.Id}"));
            after = page.After;
        }
        while (after is not null && found.Count <= RecordKind.MostReferrers);

        return found;
    }
}
