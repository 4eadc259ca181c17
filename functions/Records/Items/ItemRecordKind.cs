using CoProduction.Functions.Http;
using CoProduction.Functions.Store;
using CoProduction.Goals;
using CoProduction.Registry;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Items;

namespace CoProduction.Functions.Records.Items;

/// <summary>Products and components.</summary>
public sealed class ItemRecordKind()
    : RecordKind<Item, ItemBody>("item", "items", Partitioning.Reference<ItemCode>("items"), () => new ItemBodyValidator())
{
    public override string IdProperty => "code";

    public override IReadOnlyList<string> Filters => FilterReader.ByItem;

    public override StatusFilter Status => StatusFilter.OfWord<ItemKind>("kind");

    public override string? IdOf(ItemBody body) => body.Code;

    public override ItemBody WithId(ItemBody body, string id) => body with { Code = id };

    public override ItemBody Example { get; } = new()
    {
        Code = "155-PRIMER",
        Name = "Primer for 155 mm charges",
        Kind = "component",
        Family = "artillery-155",
        Unit = "each",
        OtherUnits = [new() { Unit = "box", OwnUnits = 100 }],
        Notes = "Percussion primer.",
        Materials = [new() { Item = "antimony", QuantityPerUnit = 0.002, Unit = "kg", Source = SourceBody.Example }],
        EnergyIntensive = false,
        ReleasableTo = ["POL", "NATO"],
    };

    protected override IEnumerable<(string Column, string? Value)> Columns(Item record) =>
    [
        ("Name", record.Name),
        ("Family", record.Family.Value),
    ];

    protected override async Task CheckNames(ItemBody body, References references, CancellationToken cancellation)
    {
        await references.Release(body.ReleasableTo, cancellation);
        await references.ItemsOrMinerals(References.Each("/materials", "/item", body.Materials, material => material.Item), cancellation);
        await references.Items([("/succeededBy", body.SucceededBy)], cancellation);
    }

    protected override async Task Check(Item record, Item? former, References references, CancellationToken cancellation)
    {
        if ((await references.Data.Minerals([record.Code], cancellation)).Count > 0)
        {
            references.Refuse(new BodyFault("/code", $"{record.Code} is the code of a mineral chain.", BodyFault.Conflict));
        }

        await CheckSuccession(record, former, references, cancellation);
        foreach (var fault in await Contradictions(record, isNew: former is null, references.View, cancellation))
        {
            references.Refuse(fault);
        }

        if (former is not null && former.Kind != record.Kind && await MakerOf(record.Code, references.View, cancellation) is { } maker)
        {
            references.Refuse(new BodyFault(
                "/kind", $"{maker} makes this item as a {Word.Of(former.Kind)}. Products, and only products, have the stage complete.", BodyFault.Conflict));
        }

        if (former is not null && HasLostUnit(former, record))
        {
            foreach (var fault in await LostUnits(record, references.View, cancellation))
            {
                references.Refuse(fault);
            }
        }

        if (await LeftFamily(record, former, items: 2, references.View, cancellation) is { } left)
        {
            references.Refuse(left);
        }
    }

    /// <summary>Two items written at the same time can contradict each other: each fits the other as it was. So can an item that leaves a family and a goal for it.</summary>
    protected override async Task<BodyFault?> CheckAgain(Item record, Item? former, RegisterView view, CancellationToken cancellation) =>
        await Contradictions(record, isNew: false, view, cancellation) is [var first, ..] ? first : await LeftFamily(record, former, items: 1, view, cancellation);

    /// <summary>The cycles that the item closes with others, and the units in which they and it do not agree.</summary>
    private static async Task<IReadOnlyList<BodyFault>> Contradictions(Item record, bool isNew, RegisterView view, CancellationToken cancellation)
    {
        var all = (await view.Of<Item>().All(cancellation)).ToDictionary(item => item.Code.Value, StringComparer.Ordinal);
        all[record.Code.Value] = record;
        return
        [
            .. new[] { MaterialsCycle(record, all), await SuccessorsCycle(record, view, cancellation) }.OfType<BodyFault>(),
            .. MaterialUnits.OfBill(record, all),
            .. isNew ? [] : MaterialUnits.OfUses(record, all),
        ];
    }

    private static bool HasLostUnit(Item former, Item record) =>
        former.OtherUnits.Select(unit => unit.Name).Append(former.Unit).Any(unit => record.UnitFault(unit) is not null);

    /// <summary>The units that factories and baselines state of the item, as far as the caller sees them, and that it has no longer.</summary>
    private static async Task<IReadOnlyList<BodyFault>> LostUnits(Item record, RegisterView view, CancellationToken cancellation) =>
    [
        .. await LostUnits<Factory>(RecordKinds.Factories, factory => StatedUnits.Lost(factory, record), record, view, cancellation),
        .. await LostUnits<Baseline>(RecordKinds.Baselines, total => StatedUnits.Lost(total, record), record, view, cancellation),
    ];

    private static async Task<IReadOnlyList<BodyFault>> LostUnits<TRecord>(
        RecordKind kind, Func<TRecord, string?> lost, Item record, RegisterView view, CancellationToken cancellation)
        where TRecord : IRecord
    {
        var faults = new List<BodyFault>();
        string? after = null;
        do
        {
            var page = await view.List(kind, new RecordFilter { Items = new HashSet<ItemCode> { record.Code } }, after, RecordKind.MostReferrers + 1, cancellation);
            faults.AddRange(
                from stating in page.Entries.Select(entry => (TRecord)entry.Record)
                let unit = lost(stating)
                where unit is not null
                select new BodyFault("/otherUnits", StatedUnits.Keep($"{kind.Path}/{stating.Id}", unit), BodyFault.Conflict));
            after = page.After;
        }
        while (after is not null && faults.Count <= RecordKind.MostReferrers);

        return faults;
    }

    private static BodyFault? MaterialsCycle(Item record, Dictionary<string, Item> all) =>
        ReferenceCycle.Through(record.Code.Value, code => all.GetValueOrDefault(code)?.Materials.Select(line => line.Item.Value) ?? []) is { } cycle
            ? new BodyFault(
                $"/materials/{record.Materials.Index().First(line => line.Item.Item.Value == cycle[1]).Index}/item",
                $"The bill of materials would have a cycle: {string.Join(" > ", cycle)}.",
                BodyFault.Cycle)
            : null;

    private static async Task<BodyFault?> SuccessorsCycle(Item record, RegisterView view, CancellationToken cancellation)
    {
        if (record.SucceededBy is not { } first)
        {
            return null;
        }

        var successors = await new ReferenceData(view).Successors(first, cancellation);
        return ReferenceCycle.Through(record.Code.Value, id => (id == record.Code.Value ? first : successors.GetValueOrDefault(id)?.SucceededBy) is { } next ? [next.Value] : []) is { } cycle
            ? new BodyFault("/succeededBy", $"The successors would have a cycle: {string.Join(" > ", cycle)}.", BodyFault.Cycle)
            : null;
    }

    private static async Task CheckSuccession(Item record, Item? former, References references, CancellationToken cancellation)
    {
        if (record.SucceededBy is { } code
            && references.KnownItems.GetValueOrDefault(code.Value) is { } successor
            && record.SuccessorFault(successor) is { } fault)
        {
            references.Refuse(new BodyFault("/succeededBy", fault, BodyFault.Conflict));
        }

        if (former is not null && (former.Kind, former.Family) != (record.Kind, record.Family)
            && (await references.Data.Items(cancellation)).FirstOrDefault(other => other.SucceededBy == record.Code && other.SuccessorFault(record) is not null) is { } predecessor)
        {
            references.Refuse(new BodyFault(
                former.Kind != record.Kind ? "/kind" : "/family",
                $"items/{predecessor.Code} names this item as its successor, which must be a product of the family {predecessor.Family}.",
                BodyFault.Conflict));
        }
    }

    private static async Task<string?> MakerOf(ItemCode item, RegisterView view, CancellationToken cancellation) =>
        (await Referring.Among(view, RecordKinds.Factories, new RecordFilter { Items = new HashSet<ItemCode> { item } }, cancellation)).FirstOrDefault();

    /// <summary>The fault of an item that leaves a family with a goal to fewer than this many items, counting the item if it is not written yet.</summary>
    private static async Task<BodyFault?> LeftFamily(Item record, Item? former, int items, RegisterView view, CancellationToken cancellation) =>
        former is not null && former.Family != record.Family
        && await view.Of<Goal>().Find(former.Family.Value, cancellation) is not null
        && (await new ReferenceData(view).TwoOf(former.Family, cancellation)).Count < items
            ? new BodyFault("/family", $"This is the last item of the family that goals/{former.Family} is for.", BodyFault.Conflict)
            : null;
}
