using CoProduction.Functions.Duplicates;
using CoProduction.Functions.Registry;
using CoProduction.Functions.Resources;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Items;
using CoProduction.Registry.Sites;

namespace CoProduction.Functions.Factories;

/// <summary>The sites that produce, with their lines and expansions.</summary>
public sealed class FactoryRecordKind()
    : RecordKind<Factory, FactoryBody>("factory", "factories", Partitioning.BySite, () => new FactoryBodyValidator())
{
    public override IReadOnlyList<string> Filters => [.. FilterReader.ByPartner, .. FilterReader.ByItem];

    public override StatusFilter Status => StatusFilter.OfWord<SiteStatus>("status");

    public override string? IdOf(FactoryBody body) => body.Id;

    public override FactoryBody WithId(FactoryBody body, string id) => body with { Id = id };

    public override FactoryBody Example => Examples.Factory;

    protected override IEnumerable<(string Column, string? Value)> Columns(Factory record) =>
    [
        ("Name", record.Name),
        ("Operator", record.Operator),
        ("Town", record.Location.Town),
    ];

    protected override Factory Evolve(Factory next, Factory former, DateOnly today) => next.After(former, today);

    protected override SiteOutline? Outline(Factory record) => SiteOutline.Of(record);

    protected override async Task Check(Factory record, Factory? former, References references, CancellationToken cancellation)
    {
        await references.Partner("/id", record.Partner, cancellation);
        await references.Release(record.Release, self: null, cancellation);
        var items = await references.Items([.. record.Lines.Select((line, index) => ($"/lines/{index}/item", line.Item))], cancellation);
        foreach (var (index, line) in record.Lines.Index())
        {
            if (items.TryGetValue(line.Item.Value, out var item) && (item.Kind == ItemKind.Product) != (line.Stage == Line.Complete))
            {
                references.Refuse(new Fault(
                    $"/lines/{index}/stage",
                    item.Kind == ItemKind.Product
                        ? $"{item.Code} is a product: only lines of the stage complete count towards one."
                        : $"{item.Code} is a component: the stage complete is a product's alone.",
                    Fault.Conflict));
            }
        }
    }
}
