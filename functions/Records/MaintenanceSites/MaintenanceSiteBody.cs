using CoProduction.Functions.Http.Validation;
using CoProduction.Registry;
using CoProduction.Registry.Maintenance;
using CoProduction.Registry.Sites;

namespace CoProduction.Functions.Records.MaintenanceSites;

/// <summary>An MRO site in JSON.</summary>
public sealed record MaintenanceSiteBody : IBody<MaintenanceSiteBody, MaintenanceSite>
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

    /// <summary>planned, under-construction, operating, idle or closed.</summary>
    public string? Status { get; init; }

    /// <summary>The platforms that it services.</summary>
    public IReadOnlyList<string>? Platforms { get; init; }

    /// <summary>organizational, intermediate or depot.</summary>
    public string? Level { get; init; }

    /// <summary>The part of the platform that the site works on.</summary>
    public string? Scope { get; init; }

    /// <summary>The platforms that it services a year.</summary>
    public double? ThroughputPerYear { get; init; }

    /// <summary>What the throughput counts.</summary>
    public string? ThroughputNote { get; init; }

    /// <summary>The days that one platform stays.</summary>
    public double? TurnaroundDays { get; init; }

    /// <summary>The names that the site had before.</summary>
    public IReadOnlyList<string>? FormerNames { get; init; }

    /// <summary>The names that the operator had before.</summary>
    public IReadOnlyList<string>? OperatorFormerNames { get; init; }

    /// <summary>What other lists call the site.</summary>
    public IReadOnlyList<SiteIdentifierBody>? Identifiers { get; init; }

    /// <summary>The id of the MRO site that this one is one site with. Its figures are those of that site; this record counts nowhere.</summary>
    public string? MergedInto { get; init; }

    /// <summary>The id of the MRO site that this one is registered as now. Its figures are those of that site; this record counts nowhere.</summary>
    public string? MovedTo { get; init; }

    /// <summary>The source of the record.</summary>
    public SourceBody? Source { get; init; }

    public IReadOnlyList<string>? ReleasableTo { get; init; }

    /// <summary>The day on which it was retired: no record may name it anew. Leave it out to make it current again.</summary>
    public string? Retired { get; init; }

    public static MaintenanceSiteBody From(MaintenanceSite record) => new()
    {
        Id = record.Id.Value,
        Name = record.Name,
        Operator = record.Operator,
        Partner = record.Partner.Value,
        Location = LocationBody.From(record.Location),
        Status = Word.Of(record.Status),
        Platforms = record.Platforms,
        Level = Word.Of(record.Level),
        Scope = record.Scope,
        ThroughputPerYear = record.ThroughputPerYear,
        ThroughputNote = record.ThroughputNote,
        TurnaroundDays = record.TurnaroundDays,
        FormerNames = SiteRules.OrAbsent(record.Aliases.FormerNames),
        OperatorFormerNames = SiteRules.OrAbsent(record.Aliases.OperatorFormerNames),
        Identifiers = SiteRules.OrAbsent(record.Aliases.Identifiers.Select(SiteIdentifierBody.From)),
        MergedInto = SiteRules.SuccessorIf(SuccessionKind.Merged, record.Successor),
        MovedTo = SiteRules.SuccessorIf(SuccessionKind.Moved, record.Successor),
        Source = SourceBody.From(record.Source),
        ReleasableTo = ReleaseBody.From(record.Release),
        Retired = RetiredDay.Of(record),
    };

    public MaintenanceSite ToRecord() =>
        new(
            Parsed.As<SiteId>(Id),
            Name!,
            Operator!,
            Location!.ToLocation(),
            Word.As<SiteStatus>(Status),
            Platforms!,
            Word.As<MaintenanceLevel>(Level),
            Scope,
            ThroughputPerYear,
            ThroughputNote,
            TurnaroundDays,
            ReleaseBody.ToRelease(ReleasableTo),
            Source!.ToSource())
        {
            Aliases = SiteRules.Aliases(FormerNames, OperatorFormerNames, Identifiers),
            Successor = SiteRules.Successor(MergedInto, MovedTo),
            Retired = RetiredDay.Find(Retired),
        };
}

public sealed class MaintenanceSiteBodyValidator : BodyValidator<MaintenanceSiteBody>
{
    public MaintenanceSiteBodyValidator()
    {
        RuleFor(site => site.Id).Required().Parses<SiteId>();
        RuleFor(site => site.Name).Required().Text(Wording.Name);
        RuleFor(site => site.Operator).Required().Text(Wording.Name);
        RuleFor(site => site.Partner).MustHaveNo((site, partner) => SiteRules.PartnerFault(partner, site.Id));
        RuleFor(site => site.Location).Required().SetValidator(LocationBodyValidator.Instance);
        RuleFor(site => site.Status).Required().OneOf<SiteStatus>();
        RuleFor(site => site.Platforms).AtLeastOne();
        RuleForEach(site => site.Platforms).Filled().Text(Wording.Name);
        RuleFor(site => site.Platforms).Distinct("Must not name a platform twice.");
        RuleFor(site => site.Level).Required().OneOf<MaintenanceLevel>();
        RuleFor(site => site.Scope).Optional().Text(Wording.Name);
        RuleFor(site => site.ThroughputPerYear).Amount();
        RuleFor(site => site.ThroughputNote).Optional().Text(Wording.Notes);
        RuleFor(site => site.TurnaroundDays).PositiveIfKnown();
        RuleForEach(site => site.FormerNames).Filled().Text(Wording.Name);
        RuleFor(site => site.FormerNames).Distinct("Must not give a name twice.").AtMost(SiteAliases.Most, "names");
        RuleForEach(site => site.OperatorFormerNames).Filled().Text(Wording.Name);
        RuleFor(site => site.OperatorFormerNames).Distinct("Must not give a name twice.").AtMost(SiteAliases.Most, "names");
        RuleForEach(site => site.Identifiers).SetValidator(SiteIdentifierBodyValidator.Instance);
        RuleFor(site => site.Identifiers).DistinctBy((identifier, _) => SiteRules.KeyOf(identifier), "Must not give an identifier twice.");
        RuleFor(site => site.Identifiers).AtMost(SiteAliases.Most, "identifiers");
        RuleFor(site => site.MergedInto).Optional().Parses<SiteId>().MustHaveNo((site, next) => SiteRules.SuccessorFault(next, site.Id));
        RuleFor(site => site.MovedTo).Optional().Parses<SiteId>().MustHaveNo((site, next) => SiteRules.SuccessorFault(next, site.Id, site.MergedInto));
        RuleFor(site => site.Source).Required().SetValidator(SourceBodyValidator.Instance);
        RuleForRelease(site => site.ReleasableTo);
        RuleFor(site => site.Retired).Retirement();
    }
}
