using CoProduction.Functions.Registry;
using CoProduction.Registry;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Releases;

namespace CoProduction.Functions.Exchange.Exports;

/// <summary>The records of a register in an order in which each finds what it refers to, whoever reads them one after the other.</summary>
internal static class ExportedRecords
{
    /// <summary>Each record with its kind.</summary>
    public static IEnumerable<(RecordKind Kind, IRecord Record)> Of(RecordKinds kinds, Register register) =>
        kinds.Of(register).SelectMany(those => InOrder(those.Kind, those.Records, register).Select(record => (those.Kind, record)));

    private static IEnumerable<IRecord> InOrder(RecordKind kind, IEnumerable<IRecord> records, Register register) =>
        kind == RecordKinds.Partners ? PartnersOf(register)
        : kind == RecordKinds.Items ? ItemsOf(register)
        : records;

    /// <summary>Partners may be released to each other: those that are stand twice, first as their own alone and then as they are.</summary>
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

    /// <summary>What an item is made of comes before it.</summary>
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
