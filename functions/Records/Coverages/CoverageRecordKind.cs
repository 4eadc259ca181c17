using CoProduction.Functions.Store;
using CoProduction.Registry.Coverages;

namespace CoProduction.Functions.Records.Coverages;

/// <summary>Statements that all makers of an item in a scope are registered.</summary>
public sealed class CoverageRecordKind()
    : RecordKind<Coverage, CoverageBody>("coverage", "coverages", Partitioning.ByScope, () => new CoverageBodyValidator())
{
    public override IReadOnlyList<string> Filters => [.. FilterReader.ByPartner, .. FilterReader.ByItem];

    public override string? IdOf(CoverageBody body) => body.Id;

    public override CoverageBody WithId(CoverageBody body, string id) => body with { Id = id };

    public override CoverageBody Example { get; } = new()
    {
        Id = "pol-primer-makers",
        Item = "155-PRIMER",
        Scope = "POL",
        AsOf = "2025-07",
        Source = SourceBody.Example with { Notes = "Calls Nowa Dęba the country's only maker of primers." },
        ReleasableTo = ["POL", "NATO"],
    };

    protected override bool DerivesId => true;

    protected override IEnumerable<(string Column, string? Value)> Columns(Coverage record) =>
    [
        ("Item", record.Item.Value),
        ("Scope", record.Scope.Value),
        ("AsOf", record.AsOf?.Text),
    ];

    protected override async Task CheckNames(CoverageBody body, References references, CancellationToken cancellation)
    {
        await references.Scopes([("/scope", body.Scope)], cancellation);
        await references.Items([("/item", body.Item)], cancellation);
        await references.Release(body.ReleasableTo, cancellation);
    }
}
