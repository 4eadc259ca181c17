using CoProduction.Functions.Records;
using CoProduction.Functions.Store;
using CoProduction.Registry.Items;

namespace CoProduction.Functions.Tests.Store.Depots;

/// <summary>Everything that a kind has to define.</summary>
public sealed class DepotRecordKind()
    : RecordKind<Depot, DepotBody>("depot", "depots", Partitioning.Reference<ItemCode>("depots"), () => new DepotBodyValidator())
{
    public override string IdProperty => "code";

    public override IReadOnlyList<string> Filters => [];

    public override DepotBody Example { get; } = new() { Code = "LIPA", Name = "Depot at Lipa", Bays = 4, ReleasableTo = ["everyone"] };

    public override string? IdOf(DepotBody body) => body.Code;

    public override DepotBody WithId(DepotBody body, string id) => body with { Code = id };

    protected override IEnumerable<(string Column, string? Value)> Columns(Depot record) => [("Name", record.Name)];

    protected override Task CheckNames(DepotBody body, References references, CancellationToken cancellation) =>
        references.Release(body.ReleasableTo, cancellation);
}
