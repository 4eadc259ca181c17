using CoProduction.Functions.Http.Validation;
using CoProduction.Registry;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Sites;

namespace CoProduction.Functions.Records.Factories;

/// <summary>A factory in JSON.</summary>
public sealed record FactoryBody : IBody<FactoryBody, Factory>
{
    public string? Id { get; init; }

    public string? Name { get; init; }

    public string? Operator { get; init; }

    /// <summary>The partner in the id; may be left out.</summary>
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

public sealed class FactoryBodyValidator : BodyValidator<FactoryBody>
{
    public FactoryBodyValidator()
    {
        RuleFor(factory => factory.Id).Required().Parses<SiteId>();
        RuleFor(factory => factory.Name).Required().Text(Wording.Name);
        RuleFor(factory => factory.Operator).Required().Text(Wording.Name);
        RuleFor(factory => factory.Partner).MustHaveNo((factory, partner) => SiteRules.PartnerFault(partner, factory.Id));
        RuleFor(factory => factory.Location).Required().SetValidator(LocationBodyValidator.Instance);
        RuleFor(factory => factory.Status).Required().OneOf<SiteStatus>();
        RuleFor(factory => factory.Lines).AtLeastOne();
        RuleForEach(factory => factory.Lines).SetValidator(LineBodyValidator.Instance);
        RuleFor(factory => factory.Lines).DistinctBy(
            (line, _) => line is { Item: { } item, Stage: { } stage } ? (item, stage).ToString() : null,
            "Must not have two lines of one item and stage.");
        RuleFor(factory => factory.Source).Required().SetValidator(SourceBodyValidator.Instance);
        RuleForRelease(factory => factory.ReleasableTo);
    }
}
