using CoProduction.Functions.Registry;
using CoProduction.Functions.Resources;
using CoProduction.Registry;
using CoProduction.Registry.Items;

namespace CoProduction.Functions.Items;

/// <summary>Products and components.</summary>
public sealed class ItemRecordKind()
    : RecordKind<Item, ItemBody>("item", "items", Partitioning.Reference<ItemCode>("items"), () => new ItemBodyValidator())
{
    public override string IdProperty => "code";

    public override IReadOnlyList<string> Filters => FilterReader.ByItem;

    public override StatusFilter Status => StatusFilter.OfWord<ItemKind>("kind");

    public override string? IdOf(ItemBody body) => body.Code;

    public override ItemBody WithId(ItemBody body, string id) => body with { Code = id };

    public override ItemBody Example => Examples.Item;

    protected override IEnumerable<(string Column, string? Value)> Columns(Item record) =>
    [
        ("Name", record.Name),
        ("Family", record.Family.Value),
    ];

    protected override async Task Check(Item record, Item? former, References references, CancellationToken cancellation)
    {
        await references.Release(record.Release, self: null, cancellation);
        if ((await references.Data.Minerals([record.Code], cancellation)).Count > 0)
        {
            references.Refuse(new Fault("/code", $"{record.Code} is the code of a mineral chain.", Fault.Conflict));
        }

        await references.ItemsOrMinerals(
            [.. record.Materials.Select((material, index) => ($"/materials/{index}/item", material.Item))], cancellation);
        if (await CheckAgain(record, references.View, cancellation) is { } cycle)
        {
            references.Refuse(cycle);
        }

        if (former is not null && former.Kind != record.Kind && await MakerOf(record.Code, references.View, cancellation) is { } maker)
        {
            references.Refuse(new Fault(
                "/kind", $"{maker} makes it as a {Word.Of(former.Kind)}; a product is made at the stage complete, and nothing else is.", Fault.Conflict));
        }

        if (former is not null && former.Family != record.Family && await GoalLeftBy(former, references.View, cancellation) is { } goal)
        {
            references.Refuse(new Fault("/family", $"It is the last item of the family that {goal} is for.", Fault.Conflict));
        }
    }

    /// <summary>Two items that are written at the same time can close a cycle that neither would close alone.</summary>
    protected override async Task<Fault?> CheckAgain(Item record, RegisterView view, CancellationToken cancellation)
    {
        if (record.Materials.Count == 0)
        {
            return null;
        }

        var all = (await view.Items.All(cancellation)).Where(item => item.Code != record.Code).Append(record);
        return MaterialCycle.Through(record, all) is { } cycle
            ? new Fault(
                $"/materials/{record.Materials.Index().First(line => line.Item.Item == cycle[1]).Index}/item",
                $"The bill of materials would have a cycle: {string.Join(" > ", cycle)}.",
                Fault.Cycle)
            : null;
    }

    protected override async Task<IReadOnlyList<string>> Referrers(Item record, RegisterView view, CancellationToken cancellation)
    {
        var about = new RecordFilter { Item = record.Code };
        var referrers = await Referring.First(
            Referring.Among(view.Items, about, cancellation),
            Referring.Among(view.Factories, about, cancellation),
            Referring.Among(view.Baselines, about, cancellation),
            Referring.Among(view.Stocks, about, cancellation),
            Referring.Among(view.Agreements, about, cancellation),
            Referring.Among(view.Scenarios, about, cancellation));
        var others = referrers.Where(referrer => referrer != $"items/{record.Code}").ToArray();
        return others.Length == 0 && await GoalLeftBy(record, view, cancellation) is { } goal ? [goal] : others;
    }

    private static async Task<string?> MakerOf(ItemCode item, RegisterView view, CancellationToken cancellation) =>
        (await Referring.Among(view.Factories, new RecordFilter { Item = item }, cancellation)).FirstOrDefault();

    /// <summary>The goal of a family of which this is the only item.</summary>
    private static async Task<string?> GoalLeftBy(Item item, RegisterView view, CancellationToken cancellation) =>
        await view.Goals.Find(item.Family.Value, cancellation) is not null && (await new ReferenceData(view).TwoOf(item.Family, cancellation)).Count < 2
            ? $"goals/{item.Family}"
            : null;
}
