using CoProduction.Functions.Registry;
using CoProduction.Functions.Resources;
using CoProduction.Goals;
using CoProduction.Registry;
using CoProduction.Registry.Agreements;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Items;
using CoProduction.Registry.Stocks;

namespace CoProduction.Functions.Items;

public sealed class ItemResource(
    IRegistry<Item> items,
    IRegistry<Factory> factories,
    IRegistry<Agreement> agreements,
    IRegistry<Stock> stocks,
    IRegistry<Baseline> baselines,
    IRegistry<Goal> goals,
    ReferenceData data) : ResourceDescription<Item, ItemBody>
{
    public override string Path => "items";

    public override string IdProperty => "code";

    public override IReadOnlyList<string> Filters => FilterReader.ByItem;

    public override StatusFilter Status => StatusFilter.OfWord<ItemKind>("kind");

    public override string? IdOf(ItemBody body) => body.Code;

    public override ItemBody WithId(ItemBody body, string id) => body with { Code = id };

    public override bool CanBeId(string text) => ItemCode.TryParse(text, out _);

    public override async Task Check(Item record, Item? former, References references, CancellationToken cancellation)
    {
        await references.Release(record.Release, self: null, cancellation);
        if ((await data.Minerals([record.Code], cancellation)).Count > 0)
        {
            references.Refuse(new Fault("/code", $"{record.Code} is the code of a mineral chain.", Fault.Conflict));
        }

        await references.ItemsOrMinerals(
            [.. record.Materials.Select((material, index) => ($"/materials/{index}/item", material.Item))], cancellation);
        if (await CheckAgain(record, cancellation) is { } cycle)
        {
            references.Refuse(cycle);
        }

        if (former is not null && former.Kind != record.Kind && await MakerOf(record.Code, cancellation) is { } maker)
        {
            references.Refuse(new Fault(
                "/kind", $"{maker} makes it as a {Word.Of(former.Kind)}; a product is made at the stage complete, and nothing else is.", Fault.Conflict));
        }

        if (former is not null && former.Family != record.Family && await GoalLeftBy(former, cancellation) is { } goal)
        {
            references.Refuse(new Fault("/family", $"It is the last item of the family that {goal} is for.", Fault.Conflict));
        }
    }

    /// <summary>Two items that are written at the same time can close a cycle that neither would close alone.</summary>
    public override async Task<Fault?> CheckAgain(Item record, CancellationToken cancellation)
    {
        if (record.Materials.Count == 0)
        {
            return null;
        }

        var all = (await data.Items(cancellation)).Where(item => item.Code != record.Code).Append(record);
        return MaterialCycle.Through(record, all) is { } cycle
            ? new Fault(
                $"/materials/{record.Materials.Index().First(line => line.Item.Item == cycle[1]).Index}/item",
                $"The bill of materials would have a cycle: {string.Join(" > ", cycle)}.",
                Fault.Cycle)
            : null;
    }

    public override async Task<IReadOnlyList<string>> Referrers(Item record, CancellationToken cancellation)
    {
        var about = new RecordFilter { Item = record.Code };
        var referrers = await ResourceDescription.First(
            ResourceDescription.Among(items, "items", about, cancellation),
            ResourceDescription.Among(factories, "factories", about, cancellation),
            ResourceDescription.Among(baselines, "baselines", about, cancellation),
            ResourceDescription.Among(stocks, "stocks", about, cancellation),
            ResourceDescription.Among(agreements, "agreements", about, cancellation));
        var others = referrers.Where(referrer => referrer != $"items/{record.Code}").ToArray();
        return others.Length == 0 && await GoalLeftBy(record, cancellation) is { } goal ? [goal] : others;
    }

    private async Task<string?> MakerOf(ItemCode item, CancellationToken cancellation) =>
        (await ResourceDescription.Among(factories, "factories", new RecordFilter { Item = item }, cancellation)).FirstOrDefault();

    /// <summary>The goal of a family of which this is the only item.</summary>
    private async Task<string?> GoalLeftBy(Item item, CancellationToken cancellation) =>
        await goals.Find(item.Family.Value, cancellation) is not null && (await data.TwoOf(item.Family, cancellation)).Count < 2
            ? $"goals/{item.Family}"
            : null;
}
