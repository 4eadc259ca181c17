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

    /// <summary>The site's name.</summary>
    public string? Name { get; init; }

    /// <summary>The company or authority that runs the site.</summary>
    public string? Operator { get; init; }

    /// <summary>The partner in the id; may be left out.</summary>
    public string? Partner { get; init; }

    /// <summary>Where the site is; absent if it is withheld.</summary>
    public LocationBody? Location { get; init; }

    /// <summary>What the site was and is, one after the other. The first may have no date; each holds until the next.</summary>
    public IReadOnlyList<DatedStatusBody>? Statuses { get; init; }

    /// <summary>
    /// An older form of the latest status: planned, under-construction, operating, idle or closed. If it differs from the last one that is registered, it is
    /// added, from the month of the source if that is later, otherwise from the month of the change. It is never returned.
    /// </summary>
    public string? Status { get; init; }

    /// <summary>What the site makes.</summary>
    public IReadOnlyList<LineBody>? Lines { get; init; }

    /// <summary>The names that the site had before.</summary>
    public IReadOnlyList<string>? FormerNames { get; init; }

    /// <summary>The names that the operator had before.</summary>
    public IReadOnlyList<string>? OperatorFormerNames { get; init; }

    /// <summary>What other lists call the site.</summary>
    public IReadOnlyList<SiteIdentifierBody>? Identifiers { get; init; }

    /// <summary>The id of the factory that this one is one site with. Its figures are those of that site; this record counts nowhere.</summary>
    public string? MergedInto { get; init; }

    /// <summary>The id of the factory that this one is registered as now. Its figures are those of that site; this record counts nowhere.</summary>
    public string? MovedTo { get; init; }

    /// <summary>The source of the record.</summary>
    public SourceBody? Source { get; init; }

    public IReadOnlyList<string>? ReleasableTo { get; init; }

    /// <summary>The day on which it was retired: no record may name it anew. Leave it out to make it current again.</summary>
    public string? Retired { get; init; }

    public static FactoryBody From(Factory record) => new()
    {
        Id = record.Id.Value,
        Name = record.Name,
        Operator = record.Operator,
        Partner = record.Partner.Value,
        Location = LocationBody.From(record.Location),
        Statuses = [.. record.Statuses.Select(DatedStatusBody.Of)],
        Lines = [.. record.Lines.Select(LineBody.From)],
        FormerNames = SiteRules.OrAbsent(record.Aliases.FormerNames),
        OperatorFormerNames = SiteRules.OrAbsent(record.Aliases.OperatorFormerNames),
        Identifiers = SiteRules.OrAbsent(record.Aliases.Identifiers.Select(SiteIdentifierBody.From)),
        MergedInto = SiteRules.SuccessorIf(SuccessionKind.Merged, record.Successor),
        MovedTo = SiteRules.SuccessorIf(SuccessionKind.Moved, record.Successor),
        Source = SourceBody.From(record.Source),
        ReleasableTo = ReleaseBody.From(record.Release),
        Retired = RetiredDay.Of(record),
    };

    public Factory ToRecord() =>
        new(
            Parsed.As<SiteId>(Id),
            Name!,
            Operator!,
            Location!.ToLocation(),
            [.. OlderFactory.Statuses(this).Select(status => status.ToStatus())],
            ReleaseBody.ToRelease(ReleasableTo),
            Source!.ToSource(),
            [.. Lines!.Select(line => line.ToLine())])
        {
            AddsStatus = Statuses is null,
            Aliases = SiteRules.Aliases(FormerNames, OperatorFormerNames, Identifiers),
            Successor = SiteRules.Successor(MergedInto, MovedTo),
            Retired = RetiredDay.Find(Retired),
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
            (line, _) => line is { Item: { } item, Stage: { } stage } ? $"{item}/{stage}/{line.Name}" : null,
            "Must not have two lines of one item and stage, unless each has its own name.");
        RuleForEach(factory => factory.Lines)
            .Must((factory, line) => line?.Name is not null || factory.Lines!.Count(other => other is not null && (other.Item, other.Stage) == (line?.Item, line?.Stage)) < 2)
            .WithMessage("Must have a name, because the factory has another line of this item and stage.")
            .When(factory => factory.Lines?.Any(line => line?.Name is not null) == true);
        RuleForEach(factory => factory.FormerNames).Filled().Text(Wording.Name);
        RuleFor(factory => factory.FormerNames).Distinct("Must not give a name twice.").AtMost(SiteAliases.Most, "names");
        RuleForEach(factory => factory.OperatorFormerNames).Filled().Text(Wording.Name);
        RuleFor(factory => factory.OperatorFormerNames).Distinct("Must not give a name twice.").AtMost(SiteAliases.Most, "names");
        RuleForEach(factory => factory.Identifiers).SetValidator(SiteIdentifierBodyValidator.Instance);
        RuleFor(factory => factory.Identifiers).DistinctBy((identifier, _) => SiteRules.KeyOf(identifier), "Must not give an identifier twice.");
        RuleFor(factory => factory.Identifiers).AtMost(SiteAliases.Most, "identifiers");
        RuleFor(factory => factory.MergedInto).Optional().Parses<SiteId>().MustHaveNo((factory, next) => SiteRules.SuccessorFault(next, factory.Id));
        RuleFor(factory => factory.MovedTo).Optional().Parses<SiteId>().MustHaveNo((factory, next) => SiteRules.SuccessorFault(next, factory.Id, factory.MergedInto));
        RuleFor(factory => factory.Source).Required().SetValidator(SourceBodyValidator.Instance);
        RuleForRelease(factory => factory.ReleasableTo);
        RuleFor(factory => factory.Retired).Retirement();
    }
}
