using CoProduction.Functions.Store;
using CoProduction.Functions.Store.Json;
using CoProduction.Gaps.Scenarios;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Records.Scenarios;

/// <summary>Assumptions that a gap report can be computed under.</summary>
public sealed class ScenarioRecordKind()
    : RecordKind<Scenario, ScenarioBody>("scenario", "scenarios", Partitioning.ByOwner, () => new ScenarioBodyValidator())
{
    public override IReadOnlyList<string> Filters => [.. FilterReader.ByPartner, "item"];

    public override string? IdOf(ScenarioBody body) => body.Id;

    public override ScenarioBody WithId(ScenarioBody body, string id) => body with { Id = id };

    public override ScenarioBody Example { get; } = new()
    {
        Id = "sc-pol-primers",
        Name = "Primers fail while antimony is embargoed",
        Notes = "Asked by the armaments directors.",
        Changes =
        [
            new() { Kind = "outage", Partners = ["POL"], Sites = ["pol-nowa-deba"], Theaters = ["europe"], Items = ["155-PRIMER"], Families = ["artillery-155"], Percent = 50, From = "2027-01", Months = 6 },
            new() { Kind = "outage", Theaters = ["europe"], EnergyIntensive = true, Percent = 25, Months = 12 },
            new() { Kind = "theater-alone", Theater = "europe", From = "2028-01", Until = "2028-12" },
            new() { Kind = "embargo", Countries = ["CHN"], Minerals = ["antimony"], MonthsOfStock = 3 },
            new() { Kind = "slip", Partners = ["POL"], SlipMonths = 9 },
            new() { Kind = "stage-limit", Stage = "announced" },
            new() { Kind = "demand-surge", Multiplier = 1.5, Families = ["artillery-155"] },
            new() { Kind = "added-capacity", Item = "155-PRIMER", UnitsPerMonth = 2000, Partner = "POL", RampMonths = 5, From = "2027-06" },
        ],
        ReleasableTo = ["POL", "NATO"],
    };

    protected override bool DerivesId => true;

    protected override IEnumerable<(string Column, string? Value)> Columns(Scenario record) => [("Name", record.Name)];

    /// <summary>A partner owns the scenarios that it creates without an id.</summary>
    protected override ScenarioBody Complete(ScenarioBody body, CountryCode partner) =>
        body.Id is null ? body with { Id = Scenario.IdOf(partner, body.Name!).Value } : body;

    protected override async Task CheckNames(ScenarioBody body, References references, CancellationToken cancellation)
    {
        foreach (var (index, change) in (body.Changes ?? []).Index())
        {
            await ChangeReferences.Check(change, JsonPointer.Element("/changes", index), references, cancellation);
        }

        await references.Release(body.ReleasableTo, cancellation);
    }
}
