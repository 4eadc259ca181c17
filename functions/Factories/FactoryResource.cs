using CoProduction.Functions.Duplicates;
using CoProduction.Functions.Resources;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Items;
using CoProduction.Registry.Sites;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CoProduction.Functions.Factories;

public sealed class FactoryResource(DuplicateCheck duplicates) : ResourceDescription<Factory, FactoryBody>
{
    public override string Path => "factories";

    public override string IdProperty => "id";

    public override IReadOnlyList<string> Filters => [.. FilterReader.ByPartner, .. FilterReader.ByItem];

    public override StatusFilter Status => StatusFilter.OfWord<SiteStatus>("status");

    public override string? IdOf(FactoryBody body) => body.Id;

    public override FactoryBody WithId(FactoryBody body, string id) => body with { Id = id };

    public override bool CanBeId(string text) => SiteId.TryParse(text, out _);

    public override Task<ProblemHttpResult?> Objection(Factory record, HttpRequest request, CancellationToken cancellation) =>
        duplicates.Objection(SiteOutline.Of(record), request, cancellation);

    public override async Task Check(Factory record, Factory? former, References references, CancellationToken cancellation)
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
