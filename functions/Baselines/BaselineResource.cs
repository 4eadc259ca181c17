using CoProduction.Functions.Resources;
using CoProduction.Goals;
using CoProduction.Registry;

namespace CoProduction.Functions.Baselines;

public sealed class BaselineResource : ResourceDescription<Baseline, BaselineBody>
{
    public override string Path => "baselines";

    public override string IdProperty => "id";

    public override IReadOnlyList<string> Filters => [.. FilterReader.ByPartner, .. FilterReader.ByItem];

    public override StatusFilter Status => StatusFilter.OfWord<BaselineKind>("kind");

    public override string? IdOf(BaselineBody body) => body.Id;

    public override BaselineBody WithId(BaselineBody body, string id) => body with { Id = id };

    public override bool CanBeId(string text) => RecordId.TryParse(text, out _);

    public override async Task Check(Baseline record, Baseline? former, References references, CancellationToken cancellation)
    {
        await references.Scopes([("/scope", record.Scope)], cancellation);
        await references.Items([("/item", record.Item)], cancellation);
        await references.Release(record.Release, self: null, cancellation);
    }
}
