using CoProduction.Functions.Store;
using CoProduction.Registry.Agreements;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Records.Agreements;

/// <summary>Agreements between partners, companies and the EU.</summary>
public sealed class AgreementRecordKind()
    : RecordKind<Agreement, AgreementBody>("agreement", "agreements", Partitioning.ByParty, () => new AgreementBodyValidator())
{
    public override IReadOnlyList<string> Filters => [.. FilterReader.ByPartner, .. FilterReader.ByItem];

    public override StatusFilter Status => StatusFilter.OfKeyword("status");

    public override string? IdOf(AgreementBody body) => body.Id;

    public override AgreementBody WithId(AgreementBody body, string id) => body with { Id = id };

    public override AgreementBody Example { get; } = new()
    {
        Id = "ag-pol-primer-eu",
        Name = "Joint production of primers",
        Type = "co-production",
        Parties = ["POL", "EU"],
        Item = "155-PRIMER",
        Status = "active",
        Date = "2025-03",
        Source = SourceBody.Example,
        ReleasableTo = ["POL", "NATO"],
    };

    protected override bool DerivesId => true;

    protected override IEnumerable<(string Column, string? Value)> Columns(Agreement record) =>
    [
        ("Name", record.Name),
        ("Type", record.Type.Value),
        ("Item", record.Item?.Value),
    ];

    /// <summary>A partner owns the agreements that it creates without an id: the id begins with the partner's own code.</summary>
    protected override AgreementBody Complete(AgreementBody body, CountryCode partner) =>
        body is { Id: null, Parties: { } parties } && parties.Contains(partner.Value)
            ? body with { Id = (body with { Parties = [.. parties.OrderBy(party => party != partner.Value)] }).ToRecord().Id.Value }
            : body;

    protected override async Task CheckNames(AgreementBody body, References references, CancellationToken cancellation)
    {
        await references.Scopes(References.Each("/parties", body.Parties), cancellation);
        await references.ItemsOrMinerals([("/item", body.Item)], cancellation);
        await references.Release(body.ReleasableTo, cancellation);
    }
}
