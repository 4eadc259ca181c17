using CoProduction.Functions.Registry;
using CoProduction.Registry;
using CoProduction.Registry.Items;
using CoProduction.Registry.Minerals;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Resources;

/// <summary>
/// What records refer to, as a reader sees it: partners, items and mineral chains. A few are looked up one by one; many are read
/// with their whole partition.
/// </summary>
public sealed class ReferenceData(RegisterView view)
{
    private const int FewLookups = 8;

    public async Task<Partner?> Partner(CountryCode code, CancellationToken cancellation) =>
        (await view.Partners.Find(code.Value, cancellation))?.Record;

    public Task<IReadOnlyList<Partner>> Partners(CancellationToken cancellation) => view.Partners.All(cancellation);

    public Task<IReadOnlyDictionary<string, Partner>> Partners(IEnumerable<CountryCode> codes, CancellationToken cancellation) =>
        Those(view.Partners, codes.Select(code => code.Value), cancellation);

    public Task<IReadOnlyList<Item>> Items(CancellationToken cancellation) => view.Items.All(cancellation);

    public Task<IReadOnlyDictionary<string, Item>> Items(IEnumerable<ItemCode> codes, CancellationToken cancellation) =>
        Those(view.Items, codes.Select(code => code.Value), cancellation);

    public Task<IReadOnlyDictionary<string, MineralChain>> Minerals(IEnumerable<ItemCode> codes, CancellationToken cancellation) =>
        Those(view.MineralChains, codes.Select(code => code.Value), cancellation);

    public async Task<bool> IsItemOrMineral(ItemCode code, CancellationToken cancellation) =>
        await view.Items.Find(code.Value, cancellation) is not null || await view.MineralChains.Find(code.Value, cancellation) is not null;

    /// <summary>Up to two items of a family: enough to know whether there is one, and another one.</summary>
    public async Task<IReadOnlyList<Item>> TwoOf(Family family, CancellationToken cancellation)
    {
        var filter = new RecordFilter { Family = new FamilyItems(family, new HashSet<ItemCode>()) };
        var found = new List<Item>();
        string? after = null;
        do
        {
            var page = await view.Items.List(filter, after, 2, cancellation);
            found.AddRange(page.Entries.Select(entry => entry.Record));
            after = page.After;
        }
        while (after is not null && found.Count < 2);

        return found;
    }

    private static async Task<IReadOnlyDictionary<string, TRecord>> Those<TRecord>(
        RegistryView<TRecord> registry, IEnumerable<string> ids, CancellationToken cancellation)
        where TRecord : class, IRecord
    {
        var wanted = ids.ToHashSet(StringComparer.Ordinal);
        var found = wanted.Count > FewLookups
            ? (await registry.All(cancellation)).Where(record => wanted.Contains(record.Id))
            : (await Task.WhenAll(wanted.Select(id => registry.Find(id, cancellation)))).OfType<Entry<TRecord>>().Select(entry => entry.Record);
        return found.ToDictionary(record => record.Id, StringComparer.Ordinal);
    }
}
