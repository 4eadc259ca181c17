using CoProduction.Functions.Store;
using CoProduction.Registry;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Releases;

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
        : records;

    /// <summary>Partners can be released to each other. Those come twice: first released to their owner only, and at the end as they are.</summary>
    private static IEnumerable<Partner> PartnersOf(Register register)
    {
        var (known, waiting) = (new HashSet<string>(StringComparer.Ordinal) { Audience.Everyone.Value }, new List<Partner>());
        foreach (var partner in register.Partners.OrderBy(partner => partner.Release.Audiences.Count))
        {
            var own = partner.Memberships.Select(membership => membership.Value).Append(partner.Code.Value);
            if (partner.Release.Audiences.All(audience => known.Contains(audience.Value) || own.Contains(audience.Value)))
            {
                yield return partner;
            }
            else
            {
                waiting.Add(partner);
                yield return new Partner(partner.Code, partner.Name, partner.Theater, partner.Memberships, Release.OwnerOnly);
            }

            known.UnionWith(own);
        }

        foreach (var partner in waiting)
        {
            yield return partner;
        }
    }

    /// <summary>The materials of an item come before it.</summary>
    private static IEnumerable<Item> ItemsOf(Register register)
    {
        var (items, done) = (register.Items.ToDictionary(item => item.Code), new HashSet<ItemCode>());
        return register.Items.SelectMany(With);

        IEnumerable<Item> With(Item item) =>
            done.Add(item.Code)
                ? [.. item.Materials.Select(line => items.GetValueOrDefault(line.Item)).OfType<Item>().SelectMany(With), item]
                : [];
    }
}
