using CoProduction.Functions.Records;
using CoProduction.Functions.Store;
using CoProduction.Goals;
using CoProduction.Registry;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Items;
using CoProduction.Registry.Maintenance;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Releases;
using CoProduction.Registry.Sites;

namespace CoProduction.Functions.Export;

/// <summary>The records of a register in an order in which each comes after those that it refers to.</summary>
internal static class ExportedRecords
{
    /// <summary>Each record with its kind.</summary>
    public static IEnumerable<(StoredKind Kind, IRecord Record)> Of(StoredKinds kinds, Register register) =>
        kinds.Of(register).SelectMany(those => InOrder(those.Kind, those.Records, register).Select(record => (those.Kind, record)));

    private static IEnumerable<IRecord> InOrder(StoredKind kind, IEnumerable<IRecord> records, Register register) =>
        kind.Record == typeof(Partner) ? PartnersOf(register)
        : kind.Record == typeof(Item) ? ItemsOf(register)
        : kind.Record == typeof(Baseline) ? BaselinesOf(register)
        : kind.Record == typeof(Factory) ? SitesOf(register.Factories)
        : kind.Record == typeof(MaintenanceSite) ? SitesOf(register.MaintenanceSites)
        : records;

    /// <summary>Partners can be released to each other. Those come twice: first released to their owner only, and at the end as they are.</summary>
    private static IEnumerable<Partner> PartnersOf(Register register)
    {
        var (known, waiting) = (new HashSet<string>(StringComparer.Ordinal) { Audience.Everyone.Value }, new List<Partner>());
        foreach (var partner in register.Partners.OrderBy(partner => partner.Release.Audiences.Count))
        {
            var own = partner.GroupNames.Select(membership => membership.Value).Append(partner.Code.Value);
            if (partner.Release.Audiences.All(audience => known.Contains(audience.Value) || own.Contains(audience.Value)))
            {
                yield return partner;
            }
            else
            {
                waiting.Add(partner);
                yield return new Partner(partner.Code, partner.Name, partner.Theater, partner.Memberships, Release.OwnerOnly)
                {
                    FormerMemberships = partner.FormerMemberships,
                    Retired = partner.Retired,
                };
            }

            known.UnionWith(own);
        }

        foreach (var partner in waiting)
        {
            yield return partner;
        }
    }

    /// <summary>The materials of an item and its successor come before it.</summary>
    private static List<Item> ItemsOf(Register register) => Sorted(
        register.Items,
        item => item.Materials.Select(line => line.Item.Value),
        item => item.SucceededBy is { } successor ? [successor.Value] : [],
        item => item with { SucceededBy = null });

    /// <summary>The baselines that a baseline includes come before it.</summary>
    private static List<Baseline> BaselinesOf(Register register) => Sorted(
        register.Baselines, _ => [], baseline => baseline.Includes.Select(id => id.Value), baseline => baseline with { Includes = [] });

    /// <summary>The successor of a site comes before it.</summary>
    private static List<TSite> SitesOf<TSite>(IReadOnlyList<TSite> sites)
        where TSite : ISite =>
        Sorted(sites, _ => [], site => site.Successor is { } successor ? [successor.Site.Value] : [], site => (TSite)site.WithoutSuccessor());

    /// <summary>
    /// Each record after those of its kind that it refers to. If that is impossible because some refer to each other, some come twice: first without the
    /// references that can be left out, and at the end as they are.
    /// </summary>
    private static List<TRecord> Sorted<TRecord>(
        IReadOnlyList<TRecord> records,
        Func<TRecord, IEnumerable<string>> kept,
        Func<TRecord, IEnumerable<string>> optional,
        Func<TRecord, TRecord> withoutOptional)
        where TRecord : IRecord
    {
        var all = records.ToDictionary(record => record.Id, StringComparer.Ordinal);
        var isCyclic = ReferenceCycle.Exists(all.Keys, id => Named(all[id]));
        var (written, sorted, waiting) = (new HashSet<string>(StringComparer.Ordinal), new List<TRecord>(), new List<TRecord>());
        foreach (var record in After(records, record => (isCyclic ? Known(kept(record)) : Named(record)).Select(id => all[id])))
        {
            var isComplete = Known(optional(record)).All(written.Contains);
            sorted.Add(isComplete ? record : withoutOptional(record));
            written.Add(record.Id);
            if (!isComplete)
            {
                waiting.Add(record);
            }
        }

        return [.. sorted, .. waiting];

        IEnumerable<string> Named(TRecord record) => Known(kept(record).Concat(optional(record)));

        IEnumerable<string> Known(IEnumerable<string> ids) => ids.Where(all.ContainsKey);
    }

    /// <summary>Each record after those that it names, in the order given apart from that.</summary>
    private static IEnumerable<TRecord> After<TRecord>(IReadOnlyList<TRecord> records, Func<TRecord, IEnumerable<TRecord>> named)
        where TRecord : IRecord
    {
        var met = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<(TRecord Record, bool IsReady)>(records.Reverse().Select(record => (record, false)));
        while (open.TryPop(out var step))
        {
            if (step.IsReady)
            {
                yield return step.Record;
            }
            else if (met.Add(step.Record.Id))
            {
                open.Push((step.Record, true));
                foreach (var next in named(step.Record).Reverse())
                {
                    open.Push((next, false));
                }
            }
        }
    }
}
