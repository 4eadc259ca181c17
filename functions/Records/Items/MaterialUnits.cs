using CoProduction.Functions.Http;
using CoProduction.Registry.Items;

namespace CoProduction.Functions.Records.Items;

/// <summary>Checks that the quantities in bills of materials are in units in which their items are counted.</summary>
internal static class MaterialUnits
{
    /// <summary>The faults of an item's own bill: units in which its materials are not counted.</summary>
    /// <param name="record">The item.</param>
    /// <param name="all">All items by code.</param>
    public static IEnumerable<BodyFault> OfBill(Item record, IReadOnlyDictionary<string, Item> all) =>
        from line in record.Materials.Index()
        let fault = all.GetValueOrDefault(line.Item.Item.Value)?.UnitFault(line.Item.Unit)
        where fault is not null
        select new BodyFault($"/materials/{line.Index}/unit", fault, BodyFault.Conflict);

    /// <summary>The units that an item lacks although the bills of others use them.</summary>
    /// <inheritdoc cref="OfBill"/>
    public static IEnumerable<BodyFault> OfUses(Item record, IReadOnlyDictionary<string, Item> all) =>
        from user in all.Values.OrderBy(item => item.Code)
        from line in user.Materials
        where line.Item == record.Code && record.UnitFault(line.Unit) is not null
        select new BodyFault(
            "/otherUnits", $"items/{user.Code} states how many {line.Unit} of this item it needs: keep {line.Unit} as one of its units.", BodyFault.Conflict);
}
