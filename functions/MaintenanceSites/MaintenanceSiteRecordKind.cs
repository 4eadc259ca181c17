using CoProduction.Functions.Duplicates;
using CoProduction.Functions.Registry;
using CoProduction.Functions.Resources;
using CoProduction.Registry;
using CoProduction.Registry.Maintenance;
using CoProduction.Registry.Sites;

namespace CoProduction.Functions.MaintenanceSites;

/// <summary>The sites that maintain, repair and overhaul.</summary>
public sealed class MaintenanceSiteRecordKind()
    : RecordKind<MaintenanceSite, MaintenanceSiteBody>("mro-site", "mro-sites", Partitioning.BySite, () => new MaintenanceSiteBodyValidator())
{
    public override IReadOnlyList<string> Filters => FilterReader.ByPartner;

    public override StatusFilter Status => StatusFilter.OfWord<SiteStatus>("status");

    public override string? IdOf(MaintenanceSiteBody body) => body.Id;

    public override MaintenanceSiteBody WithId(MaintenanceSiteBody body, string id) => body with { Id = id };

    public override MaintenanceSiteBody Example => Examples.MaintenanceSite;

    protected override IEnumerable<(string Column, string? Value)> Columns(MaintenanceSite record) =>
    [
        ("Name", record.Name),
        ("Operator", record.Operator),
        ("Town", record.Location.Town),
        ("Level", Word.Of(record.Level)),
    ];

    protected override SiteOutline? Outline(MaintenanceSite record) => SiteOutline.Of(record);

    protected override async Task Check(MaintenanceSite record, MaintenanceSite? former, References references, CancellationToken cancellation)
    {
        await references.Partner("/id", record.Partner, cancellation);
        await references.Release(record.Release, self: null, cancellation);
    }
}
