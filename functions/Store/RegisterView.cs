using System.Text.Json.Nodes;
using CoProduction.Functions.Store.Revisions;
using CoProduction.Registry;
using CoProduction.Registry.Releases;
using CoProduction.Registry.Sites;

namespace CoProduction.Functions.Store;

/// <summary>The register as a reader sees it. The API reads all records through this class. Hidden records seem not to exist.</summary>
public sealed class RegisterView(IRecordStore store, StoredKinds kinds, Reader reader)
{
    private const int LargestRead = 1000;

    private readonly Dictionary<StoredKind, Dictionary<string, Entry<IRecord>>> held = [];
    private readonly Dictionary<(StoredKind Kind, string Id), Entry<IRecord>> coming = [];

    public Reader Reader => reader;

    /// <summary>The records of one type.</summary>
    public RecordsView<TRecord> Of<TRecord>()
        where TRecord : class, IRecord => new(this, kinds.Of<TRecord>());

    /// <summary>Reads all records of a kind. From then on, the view returns these records without reading the store.</summary>
    public async Task Hold(StoredKind kind, CancellationToken cancellation)
    {
        var all = await List(kind, RecordFilter.None, after: null, int.MaxValue - 1, cancellation);
        held[kind] = all.Entries.ToDictionary(entry => entry.Record.Id, StringComparer.Ordinal);
    }

    /// <summary>The register as the reader will see it once these records are written. Of the kinds that are not held, lists leave them out.</summary>
    public RegisterView With(IReadOnlyCollection<IRecord> records)
    {
        var next = new RegisterView(store, kinds, reader);
        foreach (var record in records.Where(reader.MaySee))
        {
            next.coming[(kinds.Of(record), record.Id)] = new Entry<IRecord>(record, ETag: "", Revision: 0, DateTimeOffset.MinValue);
        }

        foreach (var (kind, all) in held)
        {
            next.held[kind] = new(all, StringComparer.Ordinal);
        }

        foreach (var ((kind, id), entry) in next.coming.Where(one => held.ContainsKey(one.Key.Kind)))
        {
            next.held[kind][id] = entry;
        }

        return next;
    }

    /// <inheritdoc cref="IRecordStore.Find"/>
    public async Task<Entry<IRecord>?> Find(StoredKind kind, string id, CancellationToken cancellation) =>
        coming.TryGetValue((kind, id), out var written) ? written
        : held.TryGetValue(kind, out var all) ? all.GetValueOrDefault(id)
        : await Visible(kind, await store.Find(kind, id, cancellation), cancellation);

    /// <inheritdoc cref="IRecordStore.FindToChange"/>
    public async Task<Entry<IRecord>?> FindToChange(StoredKind kind, string id, CancellationToken cancellation) =>
        await Visible(kind, await store.FindToChange(kind, id, cancellation), cancellation);

    /// <inheritdoc cref="IRecordStore.List"/>
    public async Task<Page<IRecord>> List(StoredKind kind, RecordFilter filter, string? after, int limit, CancellationToken cancellation)
    {
        if (held.TryGetValue(kind, out var all))
        {
            return Paging.Of(kind, all.Values, filter, after, limit);
        }

        var page = await store.List(kind, filter with { Reader = reader }, after, limit, cancellation);
        return new Page<IRecord>(await Task.WhenAll(page.Entries.Select(entry => Shown(kind, entry, cancellation))), page.After);
    }

    /// <summary>The number of records of the kind that pass the filter.</summary>
    public async Task<int> Count(StoredKind kind, RecordFilter filter, CancellationToken cancellation) =>
        (await List(kind, filter, after: null, int.MaxValue - 1, cancellation)).Entries.Count;

    /// <summary>
    /// The changes of a record that the reader may see, oldest first; empty for an id that the reader never saw or can no longer see.
    /// </summary>
    public async Task<IReadOnlyList<Revision>> History(StoredKind kind, string id, CancellationToken cancellation)
    {
        var revisions = new List<Revision>();
        while (await store.History(kind, id, revisions.Count, LargestRead, cancellation) is { Count: > 0 } more)
        {
            revisions.AddRange(more);
        }

        var hidden = new HashSet<string>(StringComparer.Ordinal);
        foreach (var site in Versions.After(revisions).OfType<JsonObject>().Select(version => kind.Read(version.ToJsonString(RecordJson.Options))).Where(NamesSuccessor))
        {
            if (await IsHidden(kind, (ISite)site, cancellation))
            {
                hidden.Add(((ISite)site).Successor!.Site.Value);
            }
        }

        return VisibleHistory.Of(kind, id, revisions, reader, record =>
            record is ISite { Successor: { } next } site && NamesSuccessor(site) && hidden.Contains(next.Site.Value) ? site.WithoutSuccessor() : record);
    }

    private async Task<Entry<IRecord>?> Visible(StoredKind kind, Entry<IRecord>? entry, CancellationToken cancellation) =>
        entry is not null && reader.MaySee(entry.Record) ? await Shown(kind, entry, cancellation) : null;

    /// <summary>
    /// The entry as the reader sees it. Only the owner of a site learns of a successor that the reader may not see; all others get the record as if there
    /// were none, in a version of its own.
    /// </summary>
    private async Task<Entry<IRecord>> Shown(StoredKind kind, Entry<IRecord> entry, CancellationToken cancellation)
    {
        var seen = entry.Record.SeenBy(reader);
        if (NamesSuccessor(seen) && seen is ISite site && await IsHidden(kind, site, cancellation))
        {
            seen = site.WithoutSuccessor();
        }

        return ReferenceEquals(seen, entry.Record)
            ? entry
            : new Entry<IRecord>(
                seen,
                RecordETag.Of(kind.Name, new Stored(seen.Id, entry.Revision, entry.ChangedAt, Hash: "", kind.Write(seen))),
                entry.Revision,
                entry.ChangedAt);
    }

    private bool NamesSuccessor(IRecord record) => record is ISite { Successor: not null } && record.Owner != reader.Partner;

    private async Task<bool> IsHidden(StoredKind kind, ISite site, CancellationToken cancellation) =>
        await store.Find(kind, site.Successor!.Site.Value, cancellation) is not { } successor || !reader.MaySee(successor.Record);
}
