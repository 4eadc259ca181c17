using CoProduction.Gaps.Scenarios;
using CoProduction.Goals;
using CoProduction.Registry;
using CoProduction.Registry.Agreements;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Items;
using CoProduction.Registry.Maintenance;
using CoProduction.Registry.Minerals;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Releases;
using CoProduction.Registry.Stocks;

namespace CoProduction.Functions.Registry;

/// <summary>The register as one reader sees it: everything that the API reads, it reads here. What the reader may not see is not there.</summary>
public sealed class RegisterView(IRecordStore store, Reader reader)
{
    private const int LargestRead = 1000;

    private readonly Dictionary<RecordKind, Dictionary<string, Entry<IRecord>>> held = [];

    public Reader Reader => reader;

    public RegistryView<Partner> Partners => new(this, RecordKinds.Partners);

    public RegistryView<Item> Items => new(this, RecordKinds.Items);

    public RegistryView<Factory> Factories => new(this, RecordKinds.Factories);

    public RegistryView<MaintenanceSite> MaintenanceSites => new(this, RecordKinds.MaintenanceSites);

    public RegistryView<MineralChain> MineralChains => new(this, RecordKinds.MineralChains);

    public RegistryView<Agreement> Agreements => new(this, RecordKinds.Agreements);

    public RegistryView<Stock> Stocks => new(this, RecordKinds.Stocks);

    public RegistryView<Baseline> Baselines => new(this, RecordKinds.Baselines);

    public RegistryView<Goal> Goals => new(this, RecordKinds.Goals);

    public RegistryView<Scenario> Scenarios => new(this, RecordKinds.Scenarios);

    /// <summary>Reads all records of a kind now; from now on the view answers from these.</summary>
    public async Task Hold(RecordKind kind, CancellationToken cancellation)
    {
        var all = await List(kind, RecordFilter.None, after: null, int.MaxValue - 1, cancellation);
        held[kind] = all.Entries.ToDictionary(entry => entry.Record.Id, StringComparer.Ordinal);
    }

    /// <inheritdoc cref="IRecordStore.Find"/>
    public async Task<Entry<IRecord>?> Find(RecordKind kind, string id, CancellationToken cancellation) =>
        held.TryGetValue(kind, out var all) ? all.GetValueOrDefault(id)
        : await store.Find(kind, id, cancellation) is { } entry && reader.MaySee(entry.Record) ? entry
        : null;

    /// <inheritdoc cref="IRecordStore.List"/>
    public Task<Page<IRecord>> List(RecordKind kind, RecordFilter filter, string? after, int limit, CancellationToken cancellation) =>
        held.TryGetValue(kind, out var all)
            ? Task.FromResult(Listing.Of(kind, all.Values, filter, after, limit))
            : store.List(kind, filter with { Reader = reader }, after, limit, cancellation);

    /// <summary>How many records of the kind pass the filter.</summary>
    public async Task<int> Count(RecordKind kind, RecordFilter filter, CancellationToken cancellation) =>
        (await List(kind, filter, after: null, int.MaxValue - 1, cancellation)).Entries.Count;

    /// <summary>All changes of a record that the reader may know of, oldest first; none for an id that the reader never saw or sees no more.</summary>
    public async Task<IReadOnlyList<Revision>> History(RecordKind kind, string id, CancellationToken cancellation)
    {
        var revisions = new List<Revision>();
        while (await store.History(kind, id, revisions.Count, LargestRead, cancellation) is { Count: > 0 } more)
        {
            revisions.AddRange(more);
        }

        return SeenHistory.Of(kind, id, revisions, reader);
    }
}
