using CoProduction.Functions.Registry;
using CoProduction.Functions.Resources;
using CoProduction.Goals;

namespace CoProduction.Functions.Baselines;

/// <summary>Observed output, by scope.</summary>
public sealed class BaselineRecordKind()
    : RecordKind<Baseline, BaselineBody>("baseline", "baselines", Partitioning.ByScope, () => new BaselineBodyValidator())
{
    public override IReadOnlyList<string> Filters => [.. FilterReader.ByPartner, .. FilterReader.ByItem];

    public override StatusFilter Status => StatusFilter.OfWord<BaselineKind>("kind");

    public override string? IdOf(BaselineBody body) => body.Id;

    public override BaselineBody WithId(BaselineBody body, string id) => body with { Id = id };

    public override BaselineBody Example => Examples.Baseline;

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
