using CoProduction.Functions.Duplicates;
using CoProduction.Functions.Http;
using CoProduction.Functions.Store;
using CoProduction.Registry;
using CoProduction.Registry.Maintenance;
using CoProduction.Registry.Sites;

namespace CoProduction.Functions.Records.MaintenanceSites;

/// <summary>Sites that maintain, repair and overhaul (MRO).</summary>
public sealed class MaintenanceSiteRecordKind()
    : RecordKind<MaintenanceSite, MaintenanceSiteBody>("mro-site", "mro-sites", Partitioning.BySite, () => new MaintenanceSiteBodyValidator())
{
    public override IReadOnlyList<string> Filters => FilterReader.ByPartner;

    public override StatusFilter Status => StatusFilter.OfWord<SiteStatus>("status");

    public override string? IdOf(MaintenanceSiteBody body) => body.Id;

    public override MaintenanceSiteBody WithId(MaintenanceSiteBody body, string id) => body with { Id = id };

    public override MaintenanceSiteBody Example { get; } = new()
    {
        Id = "pol-poznan-m88",
        Name = "Poznań motor works",
        Operator = "State Arms Group",
        Partner = "POL",
        Location = LocationBody.Example with { Town = "Poznań", Latitude = 52.41m, Longitude = 16.93m },
        Status = "operating",
        Platforms = ["Leopard 2", "M1 Abrams"],
        Level = "depot",
        Scope = "power packs",
        ThroughputPerYear = 60,
        ThroughputNote = "About 60 power packs a year.",
        TurnaroundDays = 45.5,
        FormerNames = ["Poznań engine depot"],
        OperatorFormerNames = ["Central Arms Union"],
        Identifiers = [new() { Scheme = "os-id", Value = "PL2019098D4TXYZ" }],
        Source = SourceBody.Example,
        ReleasableTo = ["POL", "NATO"],
    };

    protected override IEnumerable<(string Column, string? Value)> Columns(MaintenanceSite record) =>
    [
        ("Name", record.Name),
        ("Operator", record.Operator),
        ("Town", record.Location.Town),
        ("Level", Word.Of(record.Level)),
    ];

    public override bool IsSite => true;

    /// <summary>A retired site is no duplicate of any.</summary>
    protected override SiteOutline? Outline(MaintenanceSite record) => record.Retired is null ? SiteOutline.Of(record) : null;

    protected override async Task CheckNames(MaintenanceSiteBody body, References references, CancellationToken cancellation)
    {
        await references.Partner("/id", SiteRules.PartnerOf(body.Id), cancellation);
        await references.Release(body.ReleasableTo, cancellation);
        await SiteSuccession.CheckNames(this, body.MergedInto, body.MovedTo, references, cancellation);
    }

    protected override Task Check(MaintenanceSite record, MaintenanceSite? former, References references, CancellationToken cancellation) =>
        SiteSuccession.Check(this, record, references, cancellation);

    /// <summary>Two sites written at the same time can close a cycle that neither closes alone.</summary>
    protected override Task<BodyFault?> CheckAgain(MaintenanceSite record, MaintenanceSite? former, RegisterView view, CancellationToken cancellation) =>
        SiteSuccession.Cycle(this, record, view, cancellation);
}
