using CoProduction.Functions.Registry;
using CoProduction.Registry;
using CoProduction.Registry.Maintenance;
using CoProduction.Registry.Sites;

namespace CoProduction.Functions.MaintenanceSites;

/// <summary>An MRO site in JSON.</summary>
public sealed record MaintenanceSiteBody : IBody<MaintenanceSiteBody, MaintenanceSite>
{
    public string? Id { get; init; }

    public string? Name { get; init; }

    public string? Operator { get; init; }

    /// <summary>The partner, as the id has it; may be left out.</summary>
    public string? Partner { get; init; }

    public LocationBody? Location { get; init; }

    /// <summary>planned, under-construction, operating, idle or closed.</summary>
    public string? Status { get; init; }

    public IReadOnlyList<string>? Platforms { get; init; }

    /// <summary>organizational, intermediate or depot.</summary>
    public string? Level { get; init; }

    /// <summary>What part of the platform it works on.</summary>
    public string? Scope { get; init; }

    public double? ThroughputPerYear { get; init; }

    public string? ThroughputNote { get; init; }

    public double? TurnaroundDays { get; init; }

    public SourceBody? Source { get; init; }

    public IReadOnlyList<string>? ReleasableTo { get; init; }

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
        Source = SourceBody.From(record.Source),
        ReleasableTo = ReleaseBody.From(record.Release),
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
            Source!.ToSource());
}
