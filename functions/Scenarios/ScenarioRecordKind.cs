using CoProduction.Functions.Registry;
using CoProduction.Functions.Resources;
using CoProduction.Gaps.Scenarios;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Scenarios;

/// <summary>Assumptions that a gap report can be computed under.</summary>
public sealed class ScenarioRecordKind()
    : RecordKind<Scenario, ScenarioBody>("scenario", "scenarios", Partitioning.ByKeeper, () => new ScenarioBodyValidator())
{
    public override IReadOnlyList<string> Filters => [.. FilterReader.ByPartner, "item"];

    public override string? IdOf(ScenarioBody body) => body.Id;

    public override ScenarioBody WithId(ScenarioBody body, string id) => body with { Id = id };

    public override ScenarioBody Example => Examples.Scenario;

    protected override IEnumerable<(string Column, string? Value)> Columns(Scenario record) => [("Name", record.Name)];

    /// <summary>A scenario without an id that a partner enters is one that it keeps.</summary>
    protected override ScenarioBody Complete(ScenarioBody body, CountryCode partner) =>
        body.Id is null ? body with { Id = Scenario.IdOf(partner, body.Name!).Value } : body;

    protected override async Task Check(Scenario record, Scenario? former, References references, CancellationToken cancellation)
    {
        foreach (var (index, change) in record.Changes.Index())
        {
            await ChangeReferences.Check(change, JsonPointer.Element("/changes", index), references, cancellation);
        }

        await references.Release(record.Release, self: null, cancellation);
    }
}
