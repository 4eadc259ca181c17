using CoProduction.Functions.Resources;
using CoProduction.Gaps.Scenarios;
using CoProduction.Registry;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Scenarios;

public sealed class ScenarioResource : ResourceDescription<Scenario, ScenarioBody>
{
    public override string Path => "scenarios";

    public override string IdProperty => "id";

    public override IReadOnlyList<string> Filters => [.. FilterReader.ByPartner, "item"];

    public override string? IdOf(ScenarioBody body) => body.Id;

    public override ScenarioBody WithId(ScenarioBody body, string id) => body with { Id = id };

    public override bool CanBeId(string text) => RecordId.TryParse(text, out _);

    /// <summary>A scenario without an id that a partner enters is one that it keeps.</summary>
    public override ScenarioBody Of(ScenarioBody body, CountryCode partner) =>
        body.Id is null ? body with { Id = Scenario.IdOf(partner, body.Name!).Value } : body;

    public override async Task Check(Scenario record, Scenario? former, References references, CancellationToken cancellation)
    {
        foreach (var (index, change) in record.Changes.Index())
        {
            await ChangeReferences.Check(change, JsonPointer.Element("/changes", index), references, cancellation);
        }

        await references.Release(record.Release, self: null, cancellation);
    }
}
