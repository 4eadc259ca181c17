using CoProduction.Functions.Http;
using CoProduction.Functions.Store;
using CoProduction.Functions.Store.Json;
using CoProduction.Goals;
using CoProduction.Registry;

namespace CoProduction.Functions.Records.Baselines;

/// <summary>Observed, possible and wanted totals of an item in a scope.</summary>
public sealed class BaselineRecordKind()
    : RecordKind<Baseline, BaselineBody>("baseline", "baselines", Partitioning.ByScope, () => new BaselineBodyValidator())
{
    public override IReadOnlyList<string> Filters => [.. FilterReader.ByPartner, .. FilterReader.ByItem];

    public override StatusFilter Status => StatusFilter.OfWord<BaselineKind>("kind");

    public override string? IdOf(BaselineBody body) => body.Id;

    public override BaselineBody WithId(BaselineBody body, string id) => body with { Id = id };

    public override BaselineBody Example { get; } = new()
    {
        Id = "pol-primer-2025",
        Item = "155-PRIMER",
        Scope = "POL",
        Kind = "baseline",
        RatePerYear = 96000,
        AsOf = "2025",
        Source = SourceBody.Example,
        ReleasableTo = ["POL", "NATO"],
    };

    protected override bool DerivesId => true;

    protected override IEnumerable<(string Column, string? Value)> Columns(Baseline record) =>
    [
        ("Item", record.Item.Value),
        ("Scope", record.Scope.Value),
        ("AsOf", record.AsOf?.Text),
    ];

    protected override async Task CheckNames(BaselineBody body, References references, CancellationToken cancellation)
    {
        await references.Scopes([("/scope", body.Scope)], cancellation);
        await references.Items([("/item", body.Item)], cancellation);
        await references.Makers(References.Each("/sites", body.Sites), body.Item, cancellation);
        await references.Release(body.ReleasableTo, cancellation);
        var includes = References.Sound<RecordId>(References.Each("/includes", body.Includes));
        var known = await references.Data.Included(includes.Select(at => at.Value), cancellation);
        foreach (var (pointer, id) in includes)
        {
            if (known.TryGetValue(id.Value, out var included))
            {
                await references.Current(pointer, included, cancellation);
            }
            else
            {
                references.Refuse(new BodyFault(pointer, $"There is no baseline {id}; GET /api/v1/baselines lists them.", BodyFault.UnknownReference));
            }
        }
    }

    protected override async Task Check(Baseline record, Baseline? former, References references, CancellationToken cancellation)
    {
        if (references.KnownItems.TryGetValue(record.Item.Value, out var item) && StatedUnits.Fault(record.Item, item, record.Quantity) is { } fault)
        {
            references.Refuse(new BodyFault("/quantity/unit", fault, BodyFault.Conflict));
        }

        if (Cycle(record, await references.Data.Included(record.Includes, cancellation)) is { } cycle)
        {
            references.Refuse(cycle);
        }
    }

    /// <summary>Two baselines written at the same time can close a cycle that neither closes alone.</summary>
    protected override async Task<BodyFault?> CheckAgain(Baseline record, Baseline? former, RegisterView view, CancellationToken cancellation) =>
        Cycle(record, await new ReferenceData(view).Included(record.Includes, cancellation));

    private static BodyFault? Cycle(Baseline record, IReadOnlyDictionary<string, Baseline> included) =>
        ReferenceCycle.Through(record.Id.Value, id => (id == record.Id.Value ? record : included.GetValueOrDefault(id))?.Includes.Select(next => next.Value) ?? []) is { } cycle
            ? new BodyFault(
                JsonPointer.Element("/includes", record.Includes.Index().First(first => first.Item.Value == cycle[1]).Index),
                $"The baseline would include itself: {string.Join(" > ", cycle)}.",
                BodyFault.Cycle)
            : null;
}
