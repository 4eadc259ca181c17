using CoProduction.Functions.Http;
using CoProduction.Functions.Http.Validation;
using CoProduction.Registry;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Sites;
using CoProduction.Registry.Statements;
using FluentValidation;

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

    /// <summary>What the site was and is, one after the other. The first may have no date; each holds until the next.</summary>
    public IReadOnlyList<DatedStatusBody>? Statuses { get; init; }

    /// <summary>
    /// An older form of the latest status: planned, under-construction, operating, idle or closed. If it differs from the last one that is registered, it is
    /// added, from the month of the source if that is later, otherwise from the month of the change. It is never returned.
    /// </summary>
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
        Statuses = [.. record.Statuses.Select(DatedStatusBody.Of)],
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
            Statuses is { } statuses ? [.. statuses.Select(status => status.ToStatus())] : [new DatedStatus(Word.As<SiteStatus>(Status), null, null)],
            ReleaseBody.ToRelease(ReleasableTo),
            Source!.ToSource(),
            [.. Lines!.Select(line => line.ToLine())])
        {
            AddsStatus = Statuses is null,
        };
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
        RuleFor(factory => factory.Statuses).Must((factory, statuses) => statuses is not { Count: 0 } && (statuses is not null || factory.Status is not null))
            .WithMessage("Must be given, with at least one status.").WithErrorCode(BodyFault.Required);
        RuleForEach(factory => factory.Statuses).SetValidator(DatedStatusBodyValidator.Instance);
        RuleFor(factory => factory.Statuses).DistinctBy(
            (status, _) => Period.TryParse(status.From, out var from) ? from.Month.ToString() : status.From ?? "", "Must begin in another month than the other statuses.", nameof(DatedStatusBody.From));
        RuleFor(factory => factory.Status).Optional().OneOf<SiteStatus>();
        RuleFor(factory => factory.Status)
            .Must((factory, status) => status is null || factory.Statuses is null)
            .WithMessage("Must not come together with statuses: it is an older form of the latest of them.");
        RuleFor(factory => factory.Lines).AtLeastOne();
        RuleForEach(factory => factory.Lines).SetValidator(LineBodyValidator.Instance);
        RuleFor(factory => factory.Lines).DistinctBy(
            (line, _) => line is { Item: { } item, Stage: { } stage } ? (item, stage).ToString() : null,
            "Must not have two lines of one item and stage.");
        RuleFor(factory => factory.Source).Required().SetValidator(SourceBodyValidator.Instance);
        RuleForRelease(factory => factory.ReleasableTo);
    }
}
