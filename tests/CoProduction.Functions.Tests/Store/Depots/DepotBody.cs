using CoProduction.Functions.Http.Validation;
using CoProduction.Functions.Records;
using CoProduction.Registry;
using CoProduction.Registry.Items;

namespace CoProduction.Functions.Tests.Store.Depots;

/// <summary>A depot in JSON.</summary>
public sealed record DepotBody : IBody<DepotBody, Depot>
{
    public string? Code { get; init; }

    public string? Name { get; init; }

    /// <summary>The number of lorries that can be loaded at once.</summary>
    public int? Bays { get; init; }

    public IReadOnlyList<string>? ReleasableTo { get; init; }

    public static DepotBody From(Depot record) => new()
    {
        Code = record.Code.Value,
        Name = record.Name,
        Bays = record.Bays,
        ReleasableTo = ReleaseBody.From(record.Release),
    };

    public Depot ToRecord() => new(Parsed.As<ItemCode>(Code), Name!, Bays!.Value, ReleaseBody.ToRelease(ReleasableTo));
}

public sealed class DepotBodyValidator : BodyValidator<DepotBody>
{
    public DepotBodyValidator()
    {
        RuleFor(depot => depot.Code).Required().Parses<ItemCode>();
        RuleFor(depot => depot.Name).Required().Text(Wording.Name);
        RuleFor(depot => depot.Bays).Required().Between(1, 100);
        RuleForRelease(depot => depot.ReleasableTo);
    }
}
