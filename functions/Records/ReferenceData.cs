using CoProduction.Functions.Http;
using CoProduction.Functions.Store;
using CoProduction.Goals;
using CoProduction.Registry;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Groups;
using CoProduction.Registry.Items;
using CoProduction.Registry.Minerals;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Sites;

namespace CoProduction.Functions.Records;

/// <summary>
/// Looks up the partners, items and mineral chains that records refer to, as far as the caller may see them. Up to eight are looked up one
/// by one; for more, the whole partition is read.
/// </summary>
public sealed class ReferenceData(RegisterView view)
{
    private const int FewLookups = 8;

    // A body can misspell two thousand codes; what they can mean is read once.
    private IReadOnlyList<string>? itemCodes;
    private IReadOnlyList<string>? mineralCodes;

    public async Task<Partner?> Partner(CountryCode code, CancellationToken cancellation) =>
        (await view.Of<Partner>().Find(code.Value, cancellation))?.Record;

    public Task<IReadOnlyList<Partner>> Partners(CancellationToken cancellation) => view.Of<Partner>().All(cancellation);

    /// <summary>The groups of pending proposals: an import can release records to one whose members are still to agree.</summary>
    public async Task<IEnumerable<Membership>> ProposedGroups(CancellationToken cancellation)
    {
        var pending = new RecordFilter { Statuses = new HashSet<string> { Word.Of(ProposalState.Pending) } };
        var page = await view.List(RecordKinds.MembershipProposals, pending, after: null, int.MaxValue - 1, cancellation);
        return page.Entries.Select(entry => ((MembershipProposal)entry.Record).Group).Distinct();
    }

    public Task<IReadOnlyDictionary<string, Partner>> Partners(IEnumerable<CountryCode> codes, CancellationToken cancellation) =>
        Those(view.Of<Partner>(), codes.Select(code => code.Value), cancellation);

    public Task<IReadOnlyList<Item>> Items(CancellationToken cancellation) => view.Of<Item>().All(cancellation);

    public Task<IReadOnlyDictionary<string, Item>> Items(IEnumerable<ItemCode> codes, CancellationToken cancellation) =>
        Those(view.Of<Item>(), codes.Select(code => code.Value), cancellation);

    public Task<IReadOnlyDictionary<string, MineralChain>> Minerals(IEnumerable<ItemCode> codes, CancellationToken cancellation) =>
        Those(view.Of<MineralChain>(), codes.Select(code => code.Value), cancellation);

    public Task<IReadOnlyDictionary<string, Factory>> Factories(IEnumerable<SiteId> ids, CancellationToken cancellation) =>
        Those(view.Of<Factory>(), ids.Select(id => id.Value), cancellation);

    public async Task<bool> IsItemOrMineral(ItemCode code, CancellationToken cancellation) =>
        await view.Of<Item>().Find(code.Value, cancellation) is not null || await view.Of<MineralChain>().Find(code.Value, cancellation) is not null;

    /// <summary>The codes that can be meant: those of current items and minerals.</summary>
    public async Task<IReadOnlyList<string>> ItemAndMineralCodes(CancellationToken cancellation) => [.. await ItemCodes(cancellation), .. await MineralCodes(cancellation)];

    public async Task<IReadOnlyList<string>> ItemCodes(CancellationToken cancellation) =>
        itemCodes ??= [.. (await Items(cancellation)).Where(item => item.Retired is null).Select(item => item.Code.Value)];

    public async Task<IReadOnlyList<string>> MineralCodes(CancellationToken cancellation) =>
        mineralCodes ??= [.. (await view.Of<MineralChain>().All(cancellation)).Where(chain => chain.Retired is null).Select(chain => chain.Mineral.Value)];

    /// <summary>The item with this code, its successor, the successor's successor, and so on, by code.</summary>
    public Task<IReadOnlyDictionary<string, Item>> Successors(ItemCode first, CancellationToken cancellation) =>
        Chain(view.Of<Item>(), [first.Value], item => item.SucceededBy is { } next ? [next.Value] : [], cancellation);

    /// <summary>The baselines with these ids and those that they include, over all levels, by id.</summary>
    public Task<IReadOnlyDictionary<string, Baseline>> Included(IEnumerable<RecordId> ids, CancellationToken cancellation) =>
        Chain(view.Of<Baseline>(), ids.Select(id => id.Value), baseline => baseline.Includes.Select(id => id.Value), cancellation);

    /// <summary>The fault of a family that no item belongs to; null if one does.</summary>
    /// <param name="at">The JSON pointer to the family.</param>
    /// <param name="family">The family.</param>
    /// <param name="cancellation">Cancels reading the items.</param>
    public async Task<BodyFault?> WithoutItem(string at, Family family, CancellationToken cancellation)
    {
        if ((await TwoOf(family, cancellation)).Count > 0)
        {
            return null;
        }

        var meant = Spelling.DidYouMean(family.Value, (await Items(cancellation)).Select(item => item.Family.Value));
        return new BodyFault(at, $"No item belongs to the family {family}.{meant}", BodyFault.UnknownReference);
    }

    /// <summary>Up to two items of a family: enough to tell whether the family has none, one or several.</summary>
    public async Task<IReadOnlyList<Item>> TwoOf(Family family, CancellationToken cancellation)
    {
        var filter = new RecordFilter { Families = new FamilyItems(new HashSet<Family> { family }, new HashSet<ItemCode>()) };
        var found = new List<Item>();
        string? after = null;
        do
        {
            var page = await view.Of<Item>().List(filter, after, 2, cancellation);
            found.AddRange(page.Entries.Select(entry => entry.Record));
            after = page.After;
        }
        while (after is not null && found.Count < 2);

        return found;
    }

    /// <summary>The records with these ids, those that they refer to, and so on.</summary>
    private static async Task<IReadOnlyDictionary<string, TRecord>> Chain<TRecord>(
        RecordsView<TRecord> registry, IEnumerable<string> ids, Func<TRecord, IEnumerable<string>> named, CancellationToken cancellation)
        where TRecord : class, IRecord
    {
        var all = new Dictionary<string, TRecord>(StringComparer.Ordinal);
        string[] wanted = [.. ids];
        while (wanted.Length > 0)
        {
            var found = await Those(registry, wanted, cancellation);
            foreach (var (id, record) in found)
            {
                all.Add(id, record);
            }

            wanted = [.. found.Values.SelectMany(named).Distinct().Where(id => !all.ContainsKey(id))];
        }

        return all;
    }

    private static async Task<IReadOnlyDictionary<string, TRecord>> Those<TRecord>(
        RecordsView<TRecord> registry, IEnumerable<string> ids, CancellationToken cancellation)
        where TRecord : class, IRecord
    {
        var wanted = ids.ToHashSet(StringComparer.Ordinal);
        var found = wanted.Count > FewLookups
            ? (await registry.All(cancellation)).Where(record => wanted.Contains(record.Id))
            : (await Task.WhenAll(wanted.Select(id => registry.Find(id, cancellation)))).OfType<Entry<TRecord>>().Select(entry => entry.Record);
        return found.ToDictionary(record => record.Id, StringComparer.Ordinal);
    }
}
