using CoProduction.Functions.Store;
using CoProduction.Goals;

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

    protected override IEnumerable<(string Column, string? Value)> Columns(Baseline record) =>
    [
        ("Item", record.Item.Value),
        ("Scope", record.Scope.Value),
        ("AsOf", record.AsOf?.Text),
    ];

    protected override async Task Check(Baseline record, Baseline? former, References references, CancellationToken cancellation)
    {
        await references.Scopes([("/scope", record.Scope)], cancellation);
        await references.Items([("/item", record.Item)], cancellation);
        await references.Release(record.Release, self: null, cancellation);
    }
}
