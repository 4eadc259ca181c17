using CoProduction.Functions.Registry;
using CoProduction.Registry;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Sites;

namespace CoProduction.Functions.Factories;

/// <summary>A factory in JSON.</summary>
public sealed record FactoryBody : IBody<FactoryBody, Factory>
{
    public string? Id { get; init; }

    public string? Name { get; init; }

    public string? Operator { get; init; }

    /// <summary>The partner, as the id has it; may be left out.</summary>
    public string? Partner { get; init; }

    public LocationBody? Location { get; init; }

    /// <summary>planned, under-construction, operating, idle or closed.</summary>
    public string? Status { get; init; }

    public IReadOnlyList<LineBody>? Lines { get; init; }

    public SourceBody? Source { get; init; }

    public IReadOnlyList<string>? ReleasableTo { get; init; }

    public static FactoryBody From(Factory record) => new()
    {
        Id = record.Id.Value,
        Name = record.Name,
        Operator = record.Operator,
        Partner = record.Partner.Value,
        Location = LocationBody.From(record.Location),
        Status = Word.Of(record.Status),
        Lines = [.. record.Lines.Select(LineBody.From)],
        Source = SourceBody.From(record.Source),
        ReleasableTo = ReleaseBody.From(record.Release),
    };

    public Factory ToRecord() =>
        new(
            Parsed.As<SiteId>(Id),
            Name!,
            Operator!,
            Location!.ToLocation(),
            Word.As<SiteStatus>(Status),
            ReleaseBody.ToRelease(ReleasableTo),
            Source!.ToSource(),
            [.. Lines!.Select(line => line.ToLine())]);
}
